"""What the page of the API tells people: its operations in groups, each with its fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from tracker.permissions import Scope, scope_of
from tracker.web.api.operations import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic import BaseModel

    from tracker.web.api.operations import Operation

_JsonSchema = dict[str, object]
EVERYBODY: Final = "For everybody"
_GROUPS: Final[dict[Scope | None, str]] = {
    None: EVERYBODY,
    Scope.READ: "Read the desk",
    Scope.INGEST: "Bring articles in",
    Scope.ANNOTATE: "Work on claims",
    Scope.REVIEW: "Review",
    Scope.PUBLISH: "Publish",
}
# The only lists that are sent are those of places in an article.
_WORDS: Final = {
    "array": "list of ranges [start, end] in code points",
    "boolean": "true or false",
    "integer": "whole number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideField:
    """One field of a body, or one parameter: its name, what it holds, and whether it has to be there."""

    name: str
    holds: str
    told: str
    is_required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideEntry:
    """One operation; `fields` are those of its body, or of its query."""

    method: str
    path: str
    summary: str
    fields: tuple[GuideField, ...]
    needs_version: bool
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideGroup:
    """Operations that need the same scope; empty needs no token."""

    title: str
    scope: str
    entries: tuple[GuideEntry, ...]


def build_guide(operations: Iterable[Operation]) -> tuple[GuideGroup, ...]:
    """Return the operations by scope, in the order of the scopes and of the table."""
    listed = tuple(operations)
    groups = []
    for scope, title in _GROUPS.items():
        entries = tuple(_build_entry(each) for each in listed if _scope_name(each) is scope)
        if entries:
            groups.append(GuideGroup(title=title, scope=scope.value if scope else "", entries=entries))
    return tuple(groups)


def _scope_name(operation: Operation) -> Scope | None:
    return scope_of(operation.action) if operation.action else None


def _build_entry(operation: Operation) -> GuideEntry:
    taken = operation.takes or operation.query
    return GuideEntry(
        method=operation.method,
        path=PREFIX + operation.path.replace("<", "{").replace(">", "}"),
        summary=operation.summary,
        fields=_list_fields(taken) if taken else (),
        needs_version=operation.needs_version,
        answers=tuple(operation.gives.model_fields),
    )


def _list_fields(model: type[BaseModel]) -> tuple[GuideField, ...]:
    schema: _JsonSchema = model.model_json_schema()
    defined = cast("Mapping[str, _JsonSchema]", schema.get("$defs", {}))
    properties = cast("Mapping[str, _JsonSchema]", schema.get("properties", {}))
    required = cast("Sequence[str]", schema.get("required", ()))
    return tuple(
        GuideField(
            name=name,
            holds=_describe(each, defined),
            told=str(each.get("description", "")),
            is_required=name in required,
        )
        for name, each in properties.items()
    )


def _describe(schema: _JsonSchema, defined: Mapping[str, _JsonSchema]) -> str:
    """Return in words what a value may be."""
    if "$ref" in schema:
        return _describe(defined[str(schema["$ref"]).rpartition("/")[2]], defined)
    if "anyOf" in schema:
        options = cast("Sequence[_JsonSchema]", schema["anyOf"])
        return " or ".join(_describe(each, defined) for each in options if each.get("type") != "null")
    if "enum" in schema:
        return ", ".join(str(each) for each in cast("Sequence[object]", schema["enum"]))
    return _describe_plain(schema)


def _describe_plain(schema: _JsonSchema) -> str:
    kind = str(schema.get("type"))
    if kind == "object":
        return f"object of {', '.join(cast('Mapping[str, object]', schema.get('properties', {})))}"
    if kind == "string":
        return _describe_text(schema)
    return _WORDS.get(kind, kind)


def _describe_text(schema: _JsonSchema) -> str:
    if schema.get("format") == "date":
        return "date, YYYY-MM-DD"
    most = schema.get("maxLength")
    return f"text of at most {most:,} characters" if isinstance(most, int) else "text"
