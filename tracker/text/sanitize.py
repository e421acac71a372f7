"""How text goes into a page: Markdown or JSON in, a short list of tags out; the only user of bleach."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bleach.sanitizer import Cleaner
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from tracker.text.mentions import list_candidates, split_mentions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.utils import EnvType, OptionsDict

LONGEST_MARKDOWN = 20_000
DEEPEST_NESTING = 200
MOST_ATTRIBUTES = 100
_RENDERED_KEPT: Final = 512
# Tags and entities of the HTML, and brackets of the Markdown: ten times what a long remark has.
MOST_MARKS = 4000

ALLOWED_TAGS: Final = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "a"})
LINK_REL = "nofollow noopener ugc"

_IN_SCRIPT: Final = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
# Possessive quantifiers keep both linear: whatever they took they never give back.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:"[^"]*+"|'[^']*+'|[^>"']|["'])*+)""")
_ATTRIBUTE = re.compile(r"""[^\s/>="']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++))?""")


class _Remarks(MarkdownIt):
    """CommonMark without HTML, pictures, headings and code blocks; links lead to the web only."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "breaks": True, "maxNesting": 20})
        # What has no place in a remark, or no tag on the list, stays as it was typed.
        self.disable(["heading", "lheading", "hr", "code", "fence", "reference"])
        self.disable(["html_block", "html_inline", "image"])
        self.add_render_rule("link_open", _open_link)

    def validateLink(self, url: str) -> bool:  # noqa: N802 -- the name is markdown-it's
        """Tell whether the address may become a link; otherwise its source shows."""
        return bool(_WEB_ADDRESS.match(url))


def render_markdown(markdown: str, names: Collection[str] = ()) -> Markup:
    """Return Markdown as safe HTML: p, br, strong, em, ul, ol, li, blockquote, code and links to the web.

    `@name` is strong when the folded name is among `names`. HTML shows as the text it is. What is over a
    limit shows whole, as plain text: nothing that somebody wrote is lost, and no input takes longer than
    the limits allow.
    """
    return _render(markdown, frozenset(names))


@lru_cache(maxsize=_RENDERED_KEPT)
def _render(markdown: str, names: frozenset[str]) -> Markup:
    if not _is_short(markdown):
        return _as_plain_text(markdown)
    env: EnvType = {}
    tokens = _MARKDOWN.parse(markdown, env)
    if names:
        _stress_mentions(tokens, names)
    html: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env)
    return Markup(_clean(html)) if _is_bounded(html) else _as_plain_text(markdown)  # noqa: S704 -- cleaned


def render_json(value: Mapping[str, object]) -> Markup:
    """Return JSON that can stand in a script element: no text in it closes the element or breaks a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))  # noqa: S704 -- escaped as JSON escapes


def find_mentions(markdown: str) -> list[str]:
    """Return the folded names that a remark may mention, in order, each once; words in code name nobody."""
    if not _is_short(markdown):
        return []
    words = (token.content for token in _inline(_MARKDOWN.parse(markdown, {})) if token.type == "text")
    return list_candidates("\n".join(words))


def _is_short(markdown: str) -> bool:
    return len(markdown) <= LONGEST_MARKDOWN and markdown.count("[") <= MOST_MARKS


def _inline(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def _stress_mentions(tokens: Sequence[Token], names: Collection[str]) -> None:
    for block in tokens:
        if block.children is None:
            continue
        stressed: list[Token] = []
        for token in block.children:
            if token.type != "text" or "@" not in token.content:
                stressed.append(token)
                continue
            for piece in split_mentions(token.content, names):
                word = Token("text", "", 0, content=piece.text)
                around = (Token("strong_open", "strong", 1), Token("strong_close", "strong", -1))
                stressed += (around[0], word, around[1]) if piece.name else (word,)
        block.children = stressed


def _open_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    tokens[index].attrSet("rel", LINK_REL)
    return renderer.renderToken(tokens, index, options, env)


def _as_plain_text(markdown: str) -> Markup:
    return Markup("<p>{}</p>").format(Markup("<br>\n").join(markdown.splitlines()))


def _is_bounded(html: str) -> bool:
    """Tell in one linear pass whether cleaning `html` is cheap: one bad tag can cost bleach half a minute."""
    if html.count("<") + html.count("&") > MOST_MARKS:
        return False
    opened: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(html):
        slash, name, attributes = tag.groups()
        if slash:
            # An end tag without its beginning closes nothing, so it must not hide any depth.
            if opened[name]:
                opened[name] -= 1
                depth -= 1
            continue
        if name != "br":
            opened[name] += 1
            depth += 1
        if depth > DEEPEST_NESTING or len(_ATTRIBUTE.findall(attributes)) > MOST_ATTRIBUTES:
            return False
    return True


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if tag != "a":
        return False
    return value == LINK_REL if name == "rel" else name == "href" and bool(_WEB_ADDRESS.match(value))


def _clean(html: str) -> str:
    # A cleaner keeps its parser's state, so threads cannot share one.
    cleaner = Cleaner(tags=ALLOWED_TAGS, attributes=_is_allowed, protocols={"http", "https"}, strip=True)
    cleaned: str = cleaner.clean(html)
    return cleaned


_MARKDOWN: Final = _Remarks()
