"""What protects every answer and every change: headers, cookies, and proof that a form is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from flask import request
from flask_wtf import CSRFProtect
from werkzeug.exceptions import BadRequest

from tracker.errors import CrossSiteError
from tracker.permissions import ROUTE_ACCESS, Access
from tracker.web import door
from tracker.web.languages import mark_phrase
from tracker.web.reading import check_address
from tracker.web.static_files import is_immutable

if TYPE_CHECKING:
    from flask import Blueprint, Flask, Response

    from tracker.settings import Settings

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The card that other sites put into their pages is the one page that may stand in a frame.
EMBEDDABLE: Final = "claim_files.show_embed"
EMBED_POLICY: Final = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
EMBEDDED: Final = frozenset({200, 304, 410})
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with it browsers send `Origin: null` along with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
STRICT_TRANSPORT: Final = "max-age=31536000"
PRIVATE: Final = "private, no-store"
FIRST_ERROR: Final = 400


def protect(app: Flask, *, programs: Blueprint) -> None:
    """Check every request before its view, and put the headers on every answer, errors and files too.

    What `programs` call needs no form's token: no cookie lets anybody in there.
    """
    app.before_request(check_address)
    app.before_request(refuse_foreign_name)
    app.before_request(refuse_cross_site)
    csrf = CSRFProtect(app)
    # Readers have no session that another site could use, and their pages carry no token; where a request
    # comes from is checked for them as for everybody. No cookie lets anybody in where programs call.
    csrf.exempt("tracker.web.reports.report_error")
    csrf.exempt(programs)
    app.after_request(add_headers)


def build_cookie_config(*, is_secure: bool) -> dict[str, object]:
    """Return Flask's settings for the cookie that carries form tokens and messages."""
    return {
        "SESSION_COOKIE_NAME": "tracker_form",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": is_secure,
        # A reviewer's form may lie open all day; its token lives as long as the cookie.
        "WTF_CSRF_TIME_LIMIT": None,
        # `refuse_cross_site` looks at Origin, which privacy tools leave alone; they cut Referer.
        "WTF_CSRF_SSL_STRICT": False,
    }


def refuse_foreign_name() -> None:
    """Refuse a request that is addressed to another site's name.

    A page elsewhere can let its own name lead here, and the browser then takes us for that page's site.
    While the tracker is tried out on one machine, every name is as good as another.

    Raises:
        BadRequest: the name is neither the public one nor this machine's own.
    """
    if not is_own_name(request.host, public_url=door.settings().public_url):
        raise BadRequest(mark_phrase("This site does not answer under that name."))


def is_own_name(host: str, *, public_url: str) -> bool:
    """Tell whether a request to this host and port is one to us.

    Raises:
        ValueError: no host can be called that.
    """
    own = urlsplit(public_url).hostname
    return own in LOOPBACK or urlsplit(f"//{host}").hostname in {own, *LOOPBACK}


def refuse_cross_site() -> None:
    """Refuse an unsafe request that a browser says another site caused.

    Raises:
        CrossSiteError: by Sec-Fetch-Site or Origin.
    """
    if request.method in door.SAFE_METHODS:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise CrossSiteError
    origin = request.headers.get("Origin")
    if origin is None:
        return
    own = {f"{request.scheme}://{request.host}", _origin_of(door.settings().public_url)}
    if origin not in own:
        raise CrossSiteError


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def build_headers(settings: Settings) -> dict[str, str]:
    """Return the headers that protect every answer."""
    more = {"Strict-Transport-Security": STRICT_TRANSPORT} if settings.secure_cookies else {}
    return {**HEADERS, **more}


def add_headers(response: Response) -> Response:
    """Put the security headers on an answer, and say who may keep a copy of it."""
    response.headers.update(build_headers(door.settings()))
    if request.endpoint == EMBEDDABLE and response.status_code in EMBEDDED:
        response.headers["Content-Security-Policy"] = EMBED_POLICY
    if response.status_code >= FIRST_ERROR or not _is_public(request.endpoint):
        response.headers["Cache-Control"] = PRIVATE
    elif is_immutable():
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _is_public(endpoint: str | None) -> bool:
    if endpoint is None or endpoint.startswith("accounts."):
        return False
    return ROUTE_ACCESS.get(endpoint) is Access.PUBLIC
