"""Every address the application answers, with made-up ids in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

MADE_UP = {"filename": "css/tokens.css", "name": "claims", "number": "0"}
MADE_UP_ID = "22222222bbbb"


def list_addresses(app: Flask) -> list[tuple[str, str]]:
    """Return (method, address) for every method of every route, in a stable order."""
    return sorted(
        (method, build_address(app, endpoint, method))
        for endpoint, methods in list_endpoints(app)
        for method in methods
    )


def list_endpoints(app: Flask) -> list[tuple[str, frozenset[str]]]:
    """Return every endpoint with the methods of all its routes."""
    methods: dict[str, frozenset[str]] = {}
    for rule in app.url_map.iter_rules():
        methods[rule.endpoint] = methods.get(rule.endpoint, frozenset()) | frozenset(rule.methods or ())
    return sorted(methods.items())


def build_address(app: Flask, endpoint: str, method: str) -> str:
    """Return an address of an endpoint; every id in it is well-formed and belongs to nothing."""
    rule = next(rule for rule in app.url_map.iter_rules(endpoint) if method in (rule.methods or ()))
    values = {name: MADE_UP.get(name, MADE_UP_ID) for name in rule.arguments - set(rule.defaults or ())}
    return app.url_map.bind("localhost").build(endpoint, values, method)
