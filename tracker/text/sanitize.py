"""What people may write into pages: Markdown in, a short list of tags out; the only user of bleach."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bleach.sanitizer import Cleaner
from markdown_it import MarkdownIt
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

LONGEST_MARKDOWN = 20_000
DEEPEST_NESTING = 200
MOST_ATTRIBUTES = 100
# Tags and entities of the HTML, and brackets of the Markdown: ten times what a long remark has.
MOST_MARKS = 4000

ALLOWED_TAGS: Final = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "a"})
LINK_REL = "nofollow noopener ugc"

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


def render_markdown(markdown: str) -> Markup:
    """Return Markdown as safe HTML: p, br, strong, em, ul, ol, li, blockquote, code and links to the web.

    HTML in it shows as the text it is. What is over a limit shows whole, as plain text: nothing that
    somebody wrote is lost, and no input takes longer than the limits allow.
    """
    if len(markdown) > LONGEST_MARKDOWN or markdown.count("[") > MOST_MARKS:
        return _as_plain_text(markdown)
    html: str = _MARKDOWN.render(markdown)
    return Markup(_clean(html)) if _is_bounded(html) else _as_plain_text(markdown)  # noqa: S704 -- cleaned


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
