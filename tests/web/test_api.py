"""What programs can do over the API, and what stops them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.people import add_user, give_session, post_form
from tests.support.program import Program, give_program
from tracker import clock
from tracker.accounts.tokens import ANSWERS_KEPT
from tracker.models import ApiToken, Article, Claim, StoredAnswer, User
from tracker.models.enums import Role
from tracker.permissions import ROUTE_ACCESS, Scope
from tracker.web.api.table import OPERATIONS

if TYPE_CHECKING:
    from flask import Flask

    from tracker.db import Database

TEXT = (
    "Bridge closed after inspection\n\n"
    "The bridge was closed on Monday, the mayor of Lund said. “We will repair it by June,” Ann Lee told "
    "reporters.\n\nAround 40 lorries cross it each day.\n"
)
PROBLEM = "application/problem+json"


@pytest.fixture
def program(app: Flask, database: Database) -> Program:
    return give_program(app, database)


@pytest.fixture
def lone_program(sqlite_app: Flask, sqlite_database: Database) -> Program:
    return give_program(sqlite_app, sqlite_database)


def ingest(program: Program, text: str = TEXT, **headers: str) -> dict[str, object]:
    answer = program.send("POST", "/desk/articles", {"text": text}, **headers)
    assert answer.status_code == 201, answer.text
    body: dict[str, object] = answer.get_json()
    return body


def first_claim(program: Program) -> str:
    claims = ingest(program)["claims"]
    assert isinstance(claims, list)
    return str(claims[0]["claim_id"])


def test_an_article_comes_in_and_is_read_again(program: Program) -> None:
    article = ingest(program)
    assert article["headline"] == "Bridge closed after inspection"
    again = program.send("GET", f"/desk/articles/{article['article_id']}")
    assert again.get_json()["claims"] == article["claims"]
    assert [claim["review_status"] for claim in again.get_json()["claims"]][:1] == ["proposed"]


def test_a_claim_goes_from_proposal_to_research_with_source_note_and_review(program: Program) -> None:
    path = f"/desk/claims/{first_claim(program)}"
    for move in ("accept", "start_research"):
        answer = program.send("POST", f"{path}/moves", {"move": move})
        assert answer.status_code == 200, answer.text
    source = {"title": "Minutes", "kind": "document", "stance": "supports", "url": "https://example.org/m"}
    assert program.send("POST", f"{path}/sources", source).status_code == 201
    assert program.send("POST", f"{path}/notes", {"body": "Look at page 3."}).status_code == 201
    review = {"attribution_finding": "confirmed", "explanation": "The minutes say so.", "submit": False}
    assert program.send("PUT", f"{path}/review", review).status_code == 200
    claim = program.send("GET", path).get_json()
    assert claim["review_status"] == "in_research"
    assert [each["title"] for each in claim["sources"]] == ["Minutes"]
    assert [each["body"] for each in claim["notes"]] == ["Look at page 3."]


def test_words_of_the_article_become_a_claim(program: Program) -> None:
    article = ingest(program)
    start = TEXT.index("Around 40 lorries")
    body = {"version_number": 1, "content": [[start, start + len("Around 40 lorries cross it")]]}
    answer = program.send("POST", f"/desk/articles/{article['article_id']}/claims", body)
    assert answer.status_code == 201
    assert answer.get_json()["quote"] == "Around 40 lorries cross it"
    assert answer.location.endswith(answer.get_json()["claim_id"])


def test_an_edit_names_the_version_it_changes(program: Program) -> None:
    path = f"/desk/claims/{first_claim(program)}"
    read = program.send("GET", path)
    changed = program.send("PATCH", path, {"text": "The bridge is closed"}, If_Match=read.headers["ETag"])
    assert (changed.status_code, changed.get_json()["text"]) == (200, "The bridge is closed")
    assert changed.headers["ETag"] != read.headers["ETag"]
    late = program.send("PATCH", path, {"text": "Something else"}, If_Match=read.headers["ETag"])
    assert (late.status_code, late.mimetype) == (412, PROBLEM)
    assert program.send("GET", path).get_json()["text"] == "The bridge is closed"
    assert program.send("PATCH", path, {"text": "Something else"}).status_code == 428


def test_a_refused_move_names_its_guard_and_what_is_missing(lone_program: Program) -> None:
    path = f"/desk/claims/{first_claim(lone_program)}"
    for move in ("accept", "start_research"):
        lone_program.send("POST", f"{path}/moves", {"move": move})
    answer = lone_program.send("POST", f"{path}/moves", {"move": "send_to_review"})
    assert (answer.status_code, answer.mimetype) == (409, PROBLEM)
    assert answer.get_json()["guard"] == "R1"
    assert answer.get_json()["missing"]


def test_a_request_with_a_key_is_done_once(program: Program, database: Database) -> None:
    first = ingest(program, Idempotency_Key="a1")
    again = program.send("POST", "/desk/articles", {"text": TEXT}, Idempotency_Key="a1")
    assert (again.status_code, again.get_json()) == (201, first)
    assert again.headers["Idempotent-Replayed"] == "true"
    with database.reading() as session:
        assert len(session.exec(select(Article)).all()) == 1


def test_a_key_that_belongs_to_another_request_is_refused(lone_program: Program) -> None:
    ingest(lone_program, Idempotency_Key="a1")
    other = lone_program.send("POST", "/desk/articles", {"text": "Another text."}, Idempotency_Key="a1")
    assert other.status_code == 422


def test_a_request_that_failed_may_come_again_under_its_key(lone_program: Program) -> None:
    failed = lone_program.send(
        "POST", "/desk/articles", {"text": TEXT, "url": "nowhere"}, Idempotency_Key="b"
    )
    assert failed.status_code == 422
    ingest(lone_program, Idempotency_Key="b")


def test_answers_are_kept_for_a_day(lone_program: Program, sqlite_database: Database) -> None:
    ingest(lone_program, Idempotency_Key="a1")
    with sqlite_database.transaction() as session:
        old = session.exec(select(StoredAnswer)).one()
        old.created_at = clock.now() - ANSWERS_KEPT - timedelta(seconds=1)
        session.add(old)
    ingest(lone_program, "A wholly different text, it says.", Idempotency_Key="a2")
    with sqlite_database.reading() as session:
        assert [each.key for each in session.exec(select(StoredAnswer))] == ["a2"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": TEXT, "status": "published"}, "status"),
        ({"text": TEXT, "role": "admin"}, "role"),
        ({"text": 7}, "text"),
        ({}, "text"),
        ({"text": TEXT, "published_on": "tomorrow"}, "published_on"),
        ({"text": TEXT, "headline": "x" * 600}, "headline"),
    ],
)
def test_what_an_operation_does_not_take_is_named(lone_program: Program, body: object, field: str) -> None:
    answer = lone_program.send("POST", "/desk/articles", body)
    assert (answer.status_code, answer.mimetype) == (422, PROBLEM)
    assert [each["field"] for each in answer.get_json()["errors"]] == [field]


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"null", b"{", b'"text"', b"\xff", b"[" * 5000, b'{"text":"\\ud800"}']
)
def test_a_body_that_is_no_storable_object_is_refused(lone_program: Program, raw: bytes) -> None:
    headers = {"Authorization": f"Bearer {lone_program.token}", "Content-Type": "application/json"}
    answer = lone_program.client.post("/api/v1/desk/articles", data=raw, headers=headers)
    assert (answer.status_code, answer.mimetype) == (422, PROBLEM)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_without_a_token_the_desk_is_closed(sqlite_app: Flask, operation: object) -> None:
    closed = [each for each in OPERATIONS if each is operation and each.action]
    for each in closed:
        path = f"/api/v1{each.path}".replace("<article_id>", "x").replace("<claim_id>", "x")
        answer = sqlite_app.test_client().open(path, method=each.method, json={})
        assert (answer.status_code, answer.mimetype) == (401, PROBLEM)
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_every_operation_of_the_table_asks_for_what_its_route_asks_for() -> None:
    assert {each.name: each.action for each in OPERATIONS if each.action} == {
        each.name: ROUTE_ACCESS[f"api.{each.name}"] for each in OPERATIONS if each.action
    }


def test_a_cookie_opens_nothing(sqlite_app: Flask, sqlite_database: Database) -> None:
    client = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "eve", Role.ADMIN))
    assert client.get("/api/v1/desk/claims/x").status_code == 401


def test_a_token_does_only_what_it_is_for(sqlite_app: Flask, sqlite_database: Database) -> None:
    reader = give_program(sqlite_app, sqlite_database, scopes=(Scope.READ,))
    answer = reader.send("POST", "/desk/articles", {"text": TEXT})
    assert answer.status_code == 403
    assert "ingest" in answer.get_json()["detail"]


def test_a_token_does_no_more_than_its_person_may(sqlite_app: Flask, sqlite_database: Database) -> None:
    reviewer = give_program(sqlite_app, sqlite_database, role=Role.REVIEWER)
    path = f"/desk/claims/{first_claim(reviewer)}/moves"
    assert reviewer.send("POST", path, {"move": "publish"}).status_code == 403


def test_a_revoked_an_expired_and_a_disabled_person_s_token_let_nobody_in(
    lone_program: Program, sqlite_database: Database
) -> None:
    def try_with(**values: object) -> int:
        with sqlite_database.transaction() as session:
            row, user = session.exec(select(ApiToken)).one(), session.exec(select(User)).one()
            row.revoked_at, row.expires_at, user.disabled_at = None, clock.now() + timedelta(days=1), None
            for name, value in values.items():
                setattr(user if name == "disabled_at" else row, name, value)
            session.add_all([row, user])
        return lone_program.send("GET", "/desk/claims/none").status_code

    now = clock.now()
    assert try_with() == 404
    assert [try_with(revoked_at=now), try_with(expires_at=now), try_with(disabled_at=now)] == [401, 401, 401]


def test_a_person_makes_sees_and_revokes_a_token(sqlite_app: Flask, sqlite_database: Database) -> None:
    person = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "ada", Role.EDITOR))
    page = post_form(person, "/account/tokens", name="Importer", scopes="read", days="9")
    token = page.text.split('class="token-shown">')[1].split("<")[0]
    program = Program(client=sqlite_app.test_client(), token=token)
    assert program.send("GET", "/desk/claims/none").status_code == 404
    listed = person.get("/account/tokens").text
    assert "Importer" in listed
    assert token not in listed
    revoke = listed.split('action="/account/tokens/')[1].split('"')[0]
    assert post_form(person, f"/account/tokens/{revoke}").status_code == 303
    assert program.send("GET", "/desk/claims/none").status_code == 401


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": "", "scopes": "read", "days": "9"}, "Fill this in."),
        ({"name": "x", "days": "9"}, "Choose at least one thing"),
        ({"name": "x", "scopes": "read", "days": "0"}, "Choose 1 to"),
        ({"name": "x", "scopes": "everything", "days": "9"}, "not a valid choice"),
    ],
)
def test_a_token_that_cannot_be_made_comes_back_with_what_was_typed(
    sqlite_app: Flask, sqlite_database: Database, fields: dict[str, str], message: str
) -> None:
    person = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "ada"))
    answer = post_form(person, "/account/tokens", **fields)
    assert answer.status_code == 422
    assert message in answer.text
    assert f'value="{fields["name"]}"' in answer.text


def test_nothing_of_another_person_is_revoked(sqlite_app: Flask, sqlite_database: Database) -> None:
    give_program(sqlite_app, sqlite_database)
    eve = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "eve"))
    with sqlite_database.reading() as session:
        public_id = session.exec(select(ApiToken.public_id)).one()
    assert post_form(eve, f"/account/tokens/{public_id}/revoke").status_code == 404
    with sqlite_database.reading() as session:
        assert session.exec(select(ApiToken.revoked_at)).one() is None


def test_the_description_names_every_operation(sqlite_app: Flask) -> None:
    described = sqlite_app.test_client().get("/api/v1/openapi.json").get_json()
    assert described["openapi"] == "3.1.0"
    names = {each["operationId"] for methods in described["paths"].values() for each in methods.values()}
    assert names == {operation.name for operation in OPERATIONS}


def test_people_can_read_what_the_api_can_do(sqlite_app: Flask) -> None:
    page = sqlite_app.test_client().get("/api/v1/")
    assert page.status_code == 200
    assert all(operation.summary in page.text for operation in OPERATIONS)


def test_nothing_is_stored_when_a_request_fails(lone_program: Program, sqlite_database: Database) -> None:
    lone_program.send("POST", "/desk/articles", {"text": TEXT, "url": "nowhere"})
    with sqlite_database.reading() as session:
        assert session.exec(select(Claim)).all() == []
