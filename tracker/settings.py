"""What an operator may set, from `TRACKER_*` variables; a bad value is refused by name at start."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import secrets
import tempfile
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from tracker.errors import SettingError
from tracker.paths import default_instance_dir
from tracker.text.addresses import is_mail_address, is_web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LEAST_SECRET_LENGTH = 32
KEY_FILE = "secret_key"
GREATEST_PORT = 65535
POSTGRESQL = "postgresql+psycopg://"
_HOST = re.compile(r"[\w.-]+|\[[0-9A-Fa-f:.]+\]")
_HOST_AND_PORT = re.compile(r"[a-z0-9.-]+(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One variable: its name, what it is for, its default as text, and the parser that judges it."""

    name: str
    field: str
    summary: str
    default: str
    parse: Callable[[str], object]


def _integer(least: int, most: int) -> Callable[[str], object]:
    def parse(raw: str) -> int:
        if not (raw.isascii() and raw.isdigit() and least <= int(raw) <= most):
            message = f"must be a whole number from {least} to {most}"
            raise ValueError(message)
        return int(raw)

    return parse


def _switch(raw: str) -> bool:
    if raw not in {"on", "off"}:
        message = "must be on or off"
        raise ValueError(message)
    return raw == "on"


def _database_url(raw: str) -> str:
    if raw == "":
        return raw
    address = re.sub("^postgres(ql)?://", POSTGRESQL, raw)
    if not address.startswith(("sqlite:///", POSTGRESQL)) or not address.isprintable():
        message = "must start with sqlite:/// or postgresql://"
        raise ValueError(message)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        message = "must be an address such as postgresql://user:password@host:5432/name"
        raise ValueError(message) from error
    if url.drivername == "sqlite":
        _require_file(url)
    elif url.port is not None and not 1 <= url.port <= GREATEST_PORT:
        message = f"must have a port from 1 to {GREATEST_PORT}"
        raise ValueError(message)
    return address


def _require_file(url: URL) -> None:
    name = url.database or ""
    # Each connection would have a database in memory of its own, without tables.
    if not name or ":memory:" in name or url.query.get("mode") == "memory":
        message = "must name a file, such as sqlite:////srv/tracker/tracker.sqlite3"
        raise ValueError(message)


def _public_url(raw: str) -> str:
    try:
        parts = urlsplit(raw)
        is_good = _is_origin(parts)
    except ValueError:
        is_good = False
    address = raw.removesuffix("/")
    # What was taken apart has to be all there was: urlsplit drops white space and empty queries.
    if not is_good or address != f"{parts.scheme}://{parts.netloc}":
        message = "must be an address such as https://claims.example.org, without a path"
        raise ValueError(message)
    return address


def _is_origin(parts: SplitResult) -> bool:
    """Tell whether this is a scheme, a host and perhaps a port; raises ValueError for a port that is none."""
    port = "" if parts.port is None else f":{parts.port}"
    host = parts.netloc.removesuffix(port)
    return parts.scheme in {"http", "https"} and parts.port != 0 and _HOST.fullmatch(host) is not None


def _smtp_url(raw: str) -> str:
    if raw == "":
        return raw
    try:
        parts = urlsplit(raw)
        is_good = parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_good = False
    if not is_good or parts.path not in {"", "/"} or parts.query or parts.fragment or not raw.isprintable():
        message = "must be an address such as smtp://user:password@mail.example.org:587"
        raise ValueError(message)
    return raw


def _mail_address(raw: str) -> str:
    if not is_mail_address(raw):
        message = "must be an address such as tracker@example.org"
        raise ValueError(message)
    return raw


def _hosts(raw: str) -> frozenset[str]:
    names = [name.strip().lower() for name in raw.split(",")] if raw else []
    if not all(_HOST_AND_PORT.fullmatch(name) for name in names):
        message = "must be names such as hooks.example.org,10.0.0.7:8080"
        raise ValueError(message)
    return frozenset(names)


def _secret(raw: str) -> str:
    if raw and len(raw) < LEAST_SECRET_LENGTH:
        message = f"must have at least {LEAST_SECRET_LENGTH} characters"
        raise ValueError(message)
    return raw


def _text(raw: str) -> str:
    if not raw.strip() or not raw.isprintable():
        message = "must be one line of text"
        raise ValueError(message)
    return raw.strip()


def _optional_text(raw: str) -> str:
    return _text(raw) if raw else raw


def _contact(raw: str) -> str:
    if raw and not (is_mail_address(raw) or is_web_address(raw)):
        message = "must be an address such as editors@example.org or https://example.org/contact"
        raise ValueError(message)
    return raw


def _log_level(raw: str) -> str:
    if raw not in LOG_LEVELS:
        message = "must be one of " + ", ".join(LOG_LEVELS)
        raise ValueError(message)
    return raw


def _folder(raw: str) -> Path:
    return Path(raw).expanduser().resolve() if raw else default_instance_dir()


SETTINGS = tuple(
    Setting(name=f"TRACKER_{name.upper()}", field=name, default=default, parse=parse, summary=summary)
    for name, default, parse, summary in (
        ("instance_dir", "", _folder, "folder for the database and the secret key; instance/ if empty"),
        (
            "database_url",
            "",
            _database_url,
            "sqlite:/// or postgresql:// address; a file in the instance folder if empty",
        ),
        ("secret_key", "", _secret, "signs cookies; made once and kept in the instance folder if empty"),
        ("newsroom_name", "Claim tracker", _text, "the publisher's name, on pages and as author of findings"),
        (
            "public_url",
            "http://localhost:8000",
            _public_url,
            "how readers reach the site; https switches secure cookies on",
        ),
        ("host", "127.0.0.1", _text, "address the server listens on"),
        ("port", "8000", _integer(1, 65535), "port the server listens on"),
        ("workers", "2", _integer(1, 64), "server processes"),
        ("threads", "4", _integer(1, 64), "threads in each server process"),
        (
            "trust_proxy",
            "off",
            _switch,
            "on behind one reverse proxy: take address and scheme from X-Forwarded-*",
        ),
        ("second_review", "on", _switch, "off in a newsroom of one: a claim is approved on a single review"),
        (
            "blind_review",
            "on",
            _switch,
            "off lets the second reviewer see the first one's assessment at once",
        ),
        (
            "smtp_url",
            "",
            _smtp_url,
            "smtp:// or smtps:// server that e-mail goes out by; on standard error if empty",
        ),
        (
            "contact",
            "",
            _contact,
            "e-mail or web address for complaints and security reports; the methodology page if empty",
        ),
        ("funding", "", _optional_text, "one line on who pays for the newsroom, for the methodology page"),
        ("mail_from", "tracker@localhost", _mail_address, "address that e-mail comes from"),
        (
            "callable_hosts",
            "",
            _hosts,
            "hosts, or host:port, by commas, that webhooks may call although they are not public",
        ),
        ("session_hours", "12", _integer(1, 720), "hours after which a sign-in ends"),
        (
            "max_article_characters",
            "300000",
            _integer(1, 20_000_000),
            "longest article taken in, in code points",
        ),
        ("max_request_bytes", "8000000", _integer(10_000, 200_000_000), "largest request taken, in bytes"),
        ("log_level", "INFO", _log_level, "least severe record written to standard error"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, typed; build it with `from_environment`."""

    instance_dir: Path
    database_url: str
    secret_key: str = field(repr=False)
    newsroom_name: str
    public_url: str
    host: str
    port: int
    workers: int
    threads: int
    trust_proxy: bool
    second_review: bool
    blind_review: bool
    smtp_url: str = field(repr=False)
    contact: str
    funding: str
    mail_from: str
    callable_hosts: frozenset[str]
    session_hours: int
    max_article_characters: int
    max_request_bytes: int
    log_level: str

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read every `TRACKER_*` variable; absent means the default.

        Raises:
            SettingError: names the first variable whose value cannot be used, and why.
        """
        values: dict[str, object] = {}
        for setting in SETTINGS:
            raw = environ.get(setting.name, setting.default)
            try:
                values[setting.field] = setting.parse(raw)
            except ValueError as error:
                message = f"{setting.name} {error}."
                raise SettingError(message) from error
        values["database_url"] = (
            values["database_url"] or f"sqlite:///{values['instance_dir']}/tracker.sqlite3"
        )
        if "TRACKER_PUBLIC_URL" not in environ:
            values["public_url"] = f"http://localhost:{values['port']}"
        return cls(**{each.name: values[each.name] for each in fields(cls)})  # type: ignore[arg-type]  # parsed above

    @property
    def secure_cookies(self) -> bool:
        """Tell whether cookies travel over TLS only."""
        return self.public_url.startswith("https://")


def list_unknown_variables(environ: Mapping[str, str]) -> list[str]:
    """Return one warning for each `TRACKER_*` variable that no setting reads, with the likely name."""
    known = [setting.name for setting in SETTINGS]
    warnings = []
    for name in sorted(environ):
        if name.startswith("TRACKER_") and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            warnings.append(f"{name} is not a setting and was ignored{hint}")
    return warnings


def resolve_secret(settings: Settings) -> Settings:
    """Return settings with a secret key: the one given, else the one kept in the instance folder.

    Made once, for its owner alone (0600); of several processes that start at once all get the same.

    Raises:
        SettingError: the file cannot be read or made, or holds no key.
    """
    if settings.secret_key:
        return settings
    path = settings.instance_dir / KEY_FILE
    try:
        if not path.exists():
            _make_secret(path)
        secret_key = _secret(path.read_text().strip())
    except (OSError, ValueError) as error:
        message = f"The secret key in {path} cannot be used: {error}."
        raise SettingError(message) from error
    if not secret_key:
        message = f"The secret key in {path} is empty; remove the file and start again."
        raise SettingError(message)
    return replace(settings, secret_key=secret_key)


def _make_secret(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)  # mkstemp's mode is 0600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        # A link appears whole or not at all, and never replaces the key that another process made first.
        with contextlib.suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()
