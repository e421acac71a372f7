"""What a failure looks like from outside: its status, its page, its problem+json, and nothing more."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from flask import request
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from tests.support.people import add_user, get_csrf_token, post_form
from tests.support.settings import build_settings
from tracker import errors as known
from tracker.app import create_app
from tracker.models import User
from tracker.web.door import session
from tracker.web.errors import render_error, status_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient
    from flask.typing import ResponseReturnValue
    from werkzeug.test import TestResponse

    from tracker.db import Database

JSON = {"Accept": "application/json"}
STATUS_OF = {
    known.NotFoundError(): 404,
    known.GoneError("22222222bbbb"): 410,
    known.NotSignedInError(): 401,
    known.SignInFailedError(): 401,
    known.PasswordChangeNeededError(): 403,
    known.ForbiddenError("no"): 403,
    known.CrossSiteError(): 403,
    known.InputError("name", "no"): 422,
    known.UnreadableTextError("no"): 400,
    known.TooLargeError(actual_count=2, limit_count=1, unit="bytes", setting="X"): 413,
    known.TooManyTriesError(7): 429,
    known.StaleEditError("22222222bbbb", 2, ()): 409,
    known.NewerVersionError("22222222bbbb", 2): 409,
    known.ConflictError(): 409,
    known.AlreadyAddedError("22222222bbbb", "Headline"): 409,
    known.MoveRefusedError("Publish", "R3", ("no",)): 409,
    known.BadBodyError((("text", "no"),)): 422,
    known.RepeatedKeyError(): 422,
    known.PreconditionMissingError(): 428,
    known.PreconditionError(): 412,
    known.DatabaseUnavailableError("no"): 503,
    known.HistoryBrokenError(1, "no"): 500,
    known.MailServerError("mail.example.org", "no"): 500,
    known.LetterRefusedError("rita@example.org", "no"): 500,
    known.ExchangeError("example.org", "no"): 500,
    known.AddressRefusedError("no"): 422,
    known.SettingError("no"): 500,
}
MULTIPART = "multipart/form-data; boundary=edge"


def _replace_health(app: Flask, act: Callable[[], ResponseReturnValue]) -> None:
    app.view_functions["health.show_health"] = act


def _fail_with(app: Flask, error: Exception) -> TestResponse:
    def show_failure() -> str:
        raise error

    _replace_health(app, show_failure)
    return app.test_client().get("/healthz", headers=JSON)


def test_every_expected_failure_has_a_known_status() -> None:
    assert {type(error) for error in STATUS_OF} == set(known.TrackerError.__subclasses__())


@pytest.mark.parametrize(("error", "status"), STATUS_OF.items(), ids=lambda each: type(each).__name__)
def test_each_expected_failure_answers_its_status(
    sqlite_app: Flask, error: known.TrackerError, status: int
) -> None:
    response = _fail_with(sqlite_app, error)

    assert (status_of(error), response.status_code) == (status, status)
    assert response.mimetype == "application/problem+json"
    assert f'"status":{status}' in response.text


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503])
def test_every_status_has_a_page(sqlite_app: Flask, status: int) -> None:
    with sqlite_app.test_request_context("/"):
        response = render_error(status, "One plain sentence.")

    assert response.status_code == status
    assert f'<p class="kicker">{status}</p>' in response.get_data(as_text=True)


def test_a_problem_says_what_is_wrong(sqlite_app: Flask) -> None:
    response = _fail_with(sqlite_app, known.MoveRefusedError("Publish", "R3", ("A source is missing.",)))

    assert response.json == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "detail": "Guard R3: A source is missing.",
    }


def test_a_missing_thing_is_not_named(sqlite_app: Flask) -> None:
    response = _fail_with(sqlite_app, known.NotFoundError("claim"))

    assert response.json == {"type": "about:blank", "title": "Not Found", "status": 404}


@pytest.mark.parametrize("accept", ["text/html", "*/*", "", "text/html,application/json;q=0.9", "image/png"])
def test_people_get_a_page(sqlite_client: FlaskClient, accept: str) -> None:
    assert sqlite_client.get("/no-such-page", headers={"Accept": accept}).mimetype == "text/html"


def test_an_unexpected_failure_tells_nothing_of_its_cause(
    sqlite_app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    def show_failure() -> str:
        message = "the cause with a secret"
        raise RuntimeError(message)

    _replace_health(sqlite_app, show_failure)
    response = sqlite_app.test_client().get("/healthz")

    assert response.status_code == 500
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert "the cause with a secret" in caplog.text


def test_a_database_that_is_away_is_a_503_that_names_no_machine(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/no-such-folder/tracker.sqlite3"
    client = create_app(build_settings(tmp_path, url)).test_client()
    client.set_cookie("tracker_session", "anything")

    page, health = client.get("/desk"), client.get("/healthz")

    assert (page.status_code, health.status_code) == (503, 503)
    assert "unable to open" not in page.text
    assert health.json == {"status": "failing", "database": "unavailable", "history_head": None}


@pytest.mark.parametrize("address", ["/healthz", "/", "/articles/22222222bbbb"])
def test_a_database_without_tables_is_a_503_that_tells_the_operator_what_to_run(
    tmp_path: Path, empty_database_url: str, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(build_settings(tmp_path, empty_database_url))

    response = app.test_client().get(address)
    app.extensions["tracker"].database.dispose()

    assert response.status_code == 503
    assert "tracker migrate" not in response.text
    assert "run `tracker migrate`" in caplog.text


def test_the_health_of_a_good_database_gives_the_head_of_the_history(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok", "database": "ok", "history_head": "0" * 64}


def test_a_request_over_the_limit_is_told_the_limit(tmp_path: Path, sqlite_url: str) -> None:
    app = create_app(build_settings(tmp_path, sqlite_url, TRACKER_MAX_REQUEST_BYTES="10000"))

    response = app.test_client().post("/sign-in", data={"name": "a" * 10_000})

    assert response.status_code == 413
    assert "the limit is 10,000 bytes (TRACKER_MAX_REQUEST_BYTES)" in response.text


def test_a_body_without_a_length_is_not_cut_to_the_limit(tmp_path: Path, sqlite_url: str) -> None:
    app = create_app(build_settings(tmp_path, sqlite_url, TRACKER_MAX_REQUEST_BYTES="10000"))

    response = app.test_client().post(
        "/sign-in",
        input_stream=BytesIO(b"name=" + b"a" * 10_000),
        content_type="application/x-www-form-urlencoded",
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )

    assert response.status_code == 413


def test_a_request_of_exactly_the_limit_passes(tmp_path: Path, sqlite_url: str) -> None:
    app = create_app(build_settings(tmp_path, sqlite_url, TRACKER_MAX_REQUEST_BYTES="10000"))
    client = app.test_client()
    start = f"csrf_token={get_csrf_token(client)}&password=b&name="

    response = client.post(
        "/sign-in",
        data=start + "a" * (10_000 - len(start)),
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 422


def test_thousands_of_fields_are_too_many(sqlite_client: FlaskClient) -> None:
    parts = "".join(
        f'--edge\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\nx\r\n' for n in range(1001)
    )

    response = sqlite_client.post("/sign-in", data=parts + "--edge--\r\n", content_type=MULTIPART)

    assert response.status_code == 413


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"name=%ff", "application/x-www-form-urlencoded"),
        (b"name=\xff", "application/x-www-form-urlencoded"),
        (b"name=%ED%A0%80", "application/x-www-form-urlencoded"),
        (b"na%C3me=x", "application/x-www-form-urlencoded"),
        (b'--edge\r\nContent-Disposition: form-data; name="name"\r\n\r\n\xff\r\n--edge--\r\n', MULTIPART),
        (
            b'--edge\r\nContent-Disposition: form-data; name="name"\r\n\r\n\xed\xa0\x80\r\n--edge--\r\n',
            MULTIPART,
        ),
        (b'--edge\r\nContent-Disposition: form-data; name="name"\r\n\r\nno end', MULTIPART),
        (b"no edge at all", MULTIPART),
        (b"--edge\r\n\r\nno headers\r\n--edge--\r\n", MULTIPART),
        (b"anything", "multipart/form-data"),
        (b"anything", "multipart/form-data; boundary="),
        (b"anything", "multipart/form-data; boundary=\xc3\xa9"),
        (b'{"name": "\\ud800"}', "application/json"),
        (b"\x00\xff", "text/plain"),
        (b"", "application/x-www-form-urlencoded"),
        (b"a=b", "nonsense"),
        (b"a=b", ""),
    ],
)
def test_a_malformed_body_is_a_bad_request(
    sqlite_client: FlaskClient, body: bytes, content_type: str
) -> None:
    token = get_csrf_token(sqlite_client)

    response = sqlite_client.post(
        "/sign-in", data=body, content_type=content_type, headers={"X-CSRFToken": token}
    )

    # A body that is no form at all is an empty one: its fields are missing.
    assert response.status_code == 400 if "form" in content_type and body else response.status_code == 422


def test_a_replacement_character_that_somebody_typed_is_text(sqlite_client: FlaskClient) -> None:
    body = (
        '--edge\r\nContent-Disposition: form-data; name="name"\r\n\r\n\ufffd\r\n'
        '--edge\r\nContent-Disposition: form-data; name="password"\r\n\r\nwrong\r\n--edge--\r\n'
    )

    response = sqlite_client.post(
        "/sign-in",
        data=body.encode(),
        content_type=MULTIPART,
        headers={"X-CSRFToken": get_csrf_token(sqlite_client)},
    )

    assert response.status_code == 401


@pytest.mark.parametrize("address", ["/\x00", "/sign-in\x00", "/claims/\x00/x", "/\xff", "/\xed\xa0\x80"])
def test_a_path_that_is_no_text_is_a_bad_request(sqlite_client: FlaskClient, address: str) -> None:
    # As a server hands it on: one character for each byte.
    response = sqlite_client.get("/", environ_overrides={"PATH_INFO": address})

    assert response.status_code == 400


@pytest.mark.parametrize("query", ["next=%00", "next=%ff", "%00=1", "a=%ED%A0%80", "a=\xff"])
def test_a_query_that_is_no_text_is_a_bad_request(sqlite_client: FlaskClient, query: str) -> None:
    response = sqlite_client.get("/sign-in", environ_overrides={"QUERY_STRING": query})

    assert response.status_code == 400


def test_a_form_with_a_nul_names_the_field_and_keeps_the_text(sqlite_client: FlaskClient) -> None:
    response = sqlite_client.post(
        "/sign-in",
        data={"csrf_token": get_csrf_token(sqlite_client), "name": "long\x00name", "password": "x"},
    )

    assert response.status_code == 400
    assert 'id="name-error"' in response.text
    assert 'value="long\x00name"' in response.text


def test_a_nul_that_a_view_overlooks_is_not_stored(
    app: Flask, client: FlaskClient, database: Database
) -> None:
    def store() -> str:
        user = session().exec(select(User)).one()
        user.display_name = request.form["display_name"]
        session().flush()
        return "stored"

    add_user(database)
    app.view_functions["accounts.sign_out"] = store

    response = post_form(client, "/sign-out", display_name="a\x00b")

    assert response.status_code == 400
    assert "display_name" in response.text


@pytest.mark.parametrize("value", ["9" * 30, "9" * 5000, "-" + "9" * 400])
def test_a_huge_number_in_an_address_is_no_server_error(admin_client: FlaskClient, value: str) -> None:
    for address in (f"/desk?page={value}", f"/desk/claims/{value}", f"/no-such-page/{value}"):
        assert admin_client.get(address).status_code < 500


def test_a_value_that_only_the_database_refuses_is_a_bad_request(app: Flask, client: FlaskClient) -> None:
    def look() -> str:
        session().exec(select(User).where(col(User.id) == 10**30)).all()
        return "found"

    _replace_health(app, look)

    assert client.get("/healthz").status_code == 400


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.binary(max_size=60),
    query=st.binary(max_size=60),
    method=st.sampled_from(["GET", "HEAD", "OPTIONS"]),
)
@example(path=b"//evil.example", query=b"&&==;", method="GET")
@example(path=b"/static/../../etc/passwd", query=b"v=%", method="GET")
@example(path=b"/static/%2e%2e/%2e%2e/app.py", query=b"", method="GET")
@example(path=b"/static/css/\xe2\x80\xae", query=b"v", method="GET")
@example(path=b"", query=b"", method="OPTIONS")
def test_no_address_breaks_the_application(
    sqlite_client: FlaskClient, path: bytes, query: bytes, method: str
) -> None:
    response = sqlite_client.open(
        "/",
        method=method,
        environ_overrides={
            "PATH_INFO": "/" + path.decode("latin-1"),
            "QUERY_STRING": query.decode("latin-1"),
        },
    )
    response.close()

    assert response.status_code < 500


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.binary(max_size=300),
    content_type=st.sampled_from(
        [MULTIPART, "application/x-www-form-urlencoded", "application/json", "\x01"]
    ),
)
def test_no_body_breaks_the_application(sqlite_client: FlaskClient, body: bytes, content_type: str) -> None:
    response = sqlite_client.post(
        "/sign-in",
        data=body,
        content_type=content_type,
        headers={"X-CSRFToken": get_csrf_token(sqlite_client)},
    )

    assert response.status_code in {400, 401, 413, 422, 429}
