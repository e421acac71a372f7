"""The house rules as pure functions: text in, one sentence for each breach out."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULE_LINES = 400
FUNCTION_LINES = 40
TEMPLATE_LINES = 120

# Words that domain.md gives up for one meaning, and the word to use. Words with a second, harmless meaning in
# every program (item, log, edit, draft, author) are left to the reader.
FORBIDDEN_WORDS = {
    "annotator": "reviewer",
    "comment": "note",
    "document": "article",
    "fact": "claim",
    "quote": "content",
    "reference": "evidence",
    "score": "checkworthiness",
    "segment": "passage",
    "source": "speaker or evidence",
    "trigger": "cue",
    "upload": "submission",
}
REGISTRY_HOSTS = (
    r"pypi\.org",
    r"pythonhosted\.org",
    r"npmjs\.(?:org|com)",
    r"registry\.yarnpkg\.com",
    r"deb\.debian\.org",
    r"(?:ghcr|docker|quay)\.io",
    r"crates\.io",
    r"jsdelivr\.net",
    r"unpkg\.com",
    r"cdnjs\.cloudflare\.com",
)
REGISTRY = re.compile("|".join(REGISTRY_HOSTS))
MACHINE_PATH = re.compile(r"(?<![\w.<}/])/(?:work|root|home|Users|tmp)/")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
UNSAFE_TEMPLATE = (
    (re.compile(r"\|\s*safe\b"), "marks text as safe"),
    (re.compile(r"\{%-?\s*autoescape\s+false"), "switches escaping off"),
    (re.compile(r"<style\b", re.IGNORECASE), "has an inline style sheet"),
    # A block of data is no script: no browser runs it, and the policy lets it be.
    (
        re.compile(r'<script\b(?![^>]*\bsrc=|\stype="application/ld\+json">)', re.IGNORECASE),
        "has an inline script",
    ),
    (re.compile(r"<[^>{]*\sstyle=", re.IGNORECASE), "has an inline style"),
    (re.compile(r"<[^>{]*\son[a-z]+=", re.IGNORECASE), "has an inline event handler"),
)
# A sentence ends at a full stop that a space or the end follows, but for these.
NOT_AN_END = re.compile(r"\b(?:e\.g|i\.e|etc|cf|U\.S)\.")


def long_text(text: str, limit: int) -> Iterator[str]:
    """Complain of a text of `limit` lines or more."""
    count = len(text.splitlines())
    if count >= limit:
        yield f"has {count} lines, and {limit - 1} are the most"


def long_functions(text: str) -> Iterator[str]:
    """Complain of functions of 40 lines or more, decorators not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            count = (node.end_lineno or node.lineno) - node.lineno + 1
            if count >= FUNCTION_LINES:
                yield f"{node.name} has {count} lines, and {FUNCTION_LINES - 1} are the most"


def commits(text: str) -> Iterator[str]:
    """Complain of every call of a method named commit."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and node.attr == "commit":
            yield f"line {node.lineno} commits"


def imported_packages(text: str) -> Iterator[tuple[str, int]]:
    """Yield the dotted name of every import, with its line."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def imports_of(text: str, *packages: str) -> Iterator[str]:
    """Complain of imports of these packages or of anything in them."""
    for name, line in imported_packages(text):
        if any(name == package or name.startswith(package + ".") for package in packages):
            yield f"line {line} imports {name}"


def unsafe_markup(text: str) -> Iterator[str]:
    """Complain of Python that declares text to be safe HTML or switches escaping off."""
    yield from imports_of(text, "markupsafe.Markup", "flask.Markup", "jinja2.Markup")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name == "Markup":
                yield f"line {node.lineno} uses Markup"
        elif isinstance(node, ast.keyword) and node.arg == "autoescape":
            value = node.value
            if not (isinstance(value, ast.Constant) and value.value is True):
                yield f"line {value.lineno} decides on escaping by itself"


def unsafe_template(text: str) -> Iterator[str]:
    """Complain of template text that escapes nothing or that the Content-Security-Policy would block."""
    for number, line in enumerate(text.splitlines(), start=1):
        yield from (f"line {number} {what}" for pattern, what in UNSAFE_TEMPLATE if pattern.search(line))


def missing_future_import(text: str) -> Iterator[str]:
    """Complain of a module with code and without `from __future__ import annotations`."""
    body = ast.parse(text).body
    has_code = any(not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) for node in body)
    if has_code and not any(
        isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in body
    ):
        yield "lacks `from __future__ import annotations`"


def docstring_not_one_sentence(text: str) -> Iterator[str]:
    """Complain of a module whose docstring is missing or is not exactly one sentence."""
    docstring = ast.get_docstring(ast.parse(text))
    if not docstring:
        yield "has no docstring"
        return
    words = NOT_AN_END.sub("", " ".join(docstring.split()))
    if not words.endswith(".") or len(re.findall(r"[.!?](?=\s|$)", words)) != 1:
        yield f"its docstring is not one sentence: {docstring!r}"


def broad_excepts(text: str) -> Iterator[str]:
    """Complain of handlers that catch everything."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {each.id if isinstance(each, ast.Name) else None for each in caught}
            if node.type is None or names & {"Exception", "BaseException"}:
                yield f"line {node.lineno} catches everything"


def untyped_values(text: str) -> Iterator[str]:
    """Complain of Any and of a `type: ignore` that names no error."""
    yield from imports_of(text, "typing.Any")
    for number, line in enumerate(text.splitlines(), start=1):
        if re.search(r"#\s*type:\s*ignore(?!\[)", line):
            yield f"line {number} ignores every type error"


def clock_readings(text: str) -> Iterator[str]:
    """Complain of reading the wall clock without asking `tracker.clock`."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Attribute):
            continue
        owner = node.value
        owner_name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
        if (owner_name, node.attr) in {
            ("datetime", "now"),
            ("datetime", "utcnow"),
            ("datetime", "today"),
            ("date", "today"),
            ("time", "time"),
        }:
            yield f"line {node.lineno} reads the clock"


def unrun_tests(text: str) -> Iterator[str]:
    """Complain of tests that skip or that are allowed to fail."""
    for node in ast.walk(ast.parse(text)):
        # These are the names that the rule refuses in others; no test is skipped here.
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail", "importorskip"}:
            yield f"line {node.lineno} uses {node.attr}"


def identifiers(text: str) -> Iterator[str]:
    """Yield every name that the text gives: to functions, classes, arguments, variables, fields."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def forbidden_words(text: str, allowed: frozenset[str] = frozenset()) -> Iterator[str]:
    """Complain of identifiers that hold a word of the forbidden list, but for the `allowed` identifiers."""
    for name in sorted(set(identifiers(text)) - allowed):
        spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
        for part in spaced.split("_"):
            word = part if part in FORBIDDEN_WORDS else part.removesuffix("s")
            if word in FORBIDDEN_WORDS:
                yield f"{name}: say {FORBIDDEN_WORDS[word]} for {word}"


def found_in_lines(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Complain of every line in which the pattern is found."""
    for number, line in enumerate(text.splitlines(), start=1):
        if match := pattern.search(line):
            yield f"line {number} has {match.group()}"


def unpinned_requirements(text: str) -> Iterator[str]:
    """Complain of a locked requirement without exact version or hash, and of any address."""
    logical = [line for line in re.sub(r"\\\n", " ", text).splitlines() if line.strip()]
    for line in logical:
        if line.lstrip().startswith("#"):
            continue
        if not re.match(r"[A-Za-z0-9._-]+(?:\[[a-z,]+\])?==[^\s;]+", line) or "--hash=sha256:" not in line:
            yield f"is not pinned by version and hash: {line.split()[0]}"
    if "://" in text or "--index-url" in text:
        yield "names an address"
