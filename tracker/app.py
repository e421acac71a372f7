"""How the web application is put together from the settings; nothing here reads or writes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, has_request_context
from flask_bootstrap import Bootstrap5
from jinja2 import StrictUndefined
from sqlalchemy.exc import DataError
from werkzeug.middleware.proxy_fix import ProxyFix

from tracker.db import Database
from tracker.errors import SettingError, UnreadableTextError
from tracker.paths import static_dir, templates_dir
from tracker.web import (
    accounts,
    agreement,
    annotation,
    assigning,
    claim_files,
    comparing,
    desk,
    door,
    export,
    feeds,
    health,
    import_steps,
    imports,
    intake,
    marking,
    moves,
    notes,
    notifications,
    numbers,
    public,
    public_files,
    public_lists,
    rearranging,
    replying,
    reports,
    reports_desk,
    reusing,
    site_files,
    statistics,
    tokens,
    trust,
    webhooks,
    wording,
)
from tracker.web.access import admit
from tracker.web.api.blueprint import blueprint as api
from tracker.web.compression import compress_answers
from tracker.web.errors import handle_errors
from tracker.web.formats import add_formats
from tracker.web.languages import add_languages, drop_language
from tracker.web.page_cache import PageCache
from tracker.web.reading import StrictRequest, find_unreadable_field
from tracker.web.ready_pages import ReadyPages
from tracker.web.security import build_cookie_config, protect
from tracker.web.static_files import serve_static_files

if TYPE_CHECKING:
    from flask import Response

    from tracker.settings import Settings

BLUEPRINTS = (
    health.blueprint,
    public.blueprint,
    public_lists.blueprint,
    public_files.blueprint,
    claim_files.blueprint,
    reports.blueprint,
    trust.blueprint,
    feeds.blueprint,
    site_files.blueprint,
    export.blueprint,
    accounts.blueprint,
    desk.blueprint,
    intake.blueprint,
    moves.blueprint,
    annotation.blueprint,
    marking.blueprint,
    rearranging.blueprint,
    replying.blueprint,
    reusing.blueprint,
    notes.blueprint,
    assigning.blueprint,
    notifications.blueprint,
    numbers.blueprint,
    wording.blueprint,
    comparing.blueprint,
    agreement.blueprint,
    statistics.blueprint,
    tokens.blueprint,
    webhooks.blueprint,
    api,
    reports_desk.blueprint,
    import_steps.blueprint,
    imports.blueprint,
)
BAD_REQUEST = 400
MOST_FORM_PARTS = 1000
UNPROCESSABLE = 422


class TrackerApp(Flask):
    """A Flask application whose views each run in one transaction, behind the table of access."""

    request_class = StrictRequest

    def dispatch_request(self) -> Response:
        """Let the request pass to its view and commit what that did before the answer leaves."""
        with door.visit():
            admit()
            field = find_unreadable_field()
            return self._view() if field is None else self._view_unreadable(field)

    def url_for(self, /, endpoint: str, **values: object) -> str:
        """Return the address of an endpoint, in the language of the request where it has one."""
        url = super().url_for(endpoint, **values)  # type: ignore[arg-type]  # some have names of their own
        return drop_language(endpoint, url) if has_request_context() else url

    def _view(self) -> Response:
        return self.make_response(super().dispatch_request())

    def _view_unreadable(self, field: str) -> Response:
        # A form that checks its fields shows the person's text again; a view that does not check must
        # not store it.
        message = f"The field “{field}” holds a character that no text has. Nothing was saved."
        problem = UnreadableTextError(message)
        try:
            response = self._view()
        except DataError as error:
            raise problem from error
        if response.status_code < BAD_REQUEST:
            raise problem
        if response.status_code == UNPROCESSABLE:
            response.status_code = BAD_REQUEST
        return response


def create_app(settings: Settings) -> TrackerApp:
    """Return the application, wired but idle: the database is opened by the first request that needs it.

    Raises:
        SettingError: the secret key is empty; `tracker.settings.resolve_secret` finds or makes one.
    """
    if not settings.secret_key:
        message = "TRACKER_SECRET_KEY is empty, and none was read from the instance folder."
        raise SettingError(message)
    app = TrackerApp(
        "tracker",
        template_folder=str(templates_dir()),
        static_folder=str(static_dir()),
        instance_path=str(settings.instance_dir),
    )
    database = Database(settings.database_url)
    app.extensions[door.EXTENSION] = door.Wiring(settings=settings, database=database)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.max_request_bytes,
        MAX_FORM_MEMORY_SIZE=settings.max_request_bytes,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        BOOTSTRAP_SERVE_LOCAL=True,
        **build_cookie_config(is_secure=settings.secure_cookies),
    )
    app.jinja_env.undefined = StrictUndefined
    app.wsgi_app = PageCache(app.wsgi_app, database, ReadyPages(database, settings))  # type: ignore[method-assign]
    if settings.trust_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    Bootstrap5(app)
    serve_static_files(app)
    compress_answers(app)
    protect(app, programs=api)
    handle_errors(app)
    add_formats(app)
    add_languages(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
