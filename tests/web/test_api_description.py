"""Whether the API keeps what its description promises, for requests that a machine thinks up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.support.program import give_program
from tests.support.published import publish_claim
from tracker.web.api.public_table import PUBLIC_OPERATIONS
from tracker.web.api.table import OPERATIONS

if TYPE_CHECKING:
    from flask import Flask
    from schemathesis import Case

    from tracker.db import Database

TEXT = "Bridge closed\n\nThe mayor said: “We will repair it.” Around 40 lorries cross it each day."
EXAMPLES = 6


@pytest.mark.parametrize("name", [operation.name for operation in OPERATIONS])
def test_an_operation_answers_as_described(sqlite_app: Flask, sqlite_database: Database, name: str) -> None:
    program = give_program(sqlite_app, sqlite_database)
    article = program.send("POST", "/desk/articles", {"text": TEXT}).get_json()
    known = {"article_id": article["article_id"], "claim_id": article["claims"][0]["claim_id"]}
    if name in {operation.name for operation in PUBLIC_OPERATIONS}:
        public_id = publish_claim(sqlite_database).public_id
        claim = program.send("GET", f"/claims/{public_id}").get_json()
        known = {part: claim[part] for part in ("article_id", "claim_id", "speaker_id")}
    operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", sqlite_app).find_operation_by_id(name)

    @settings(max_examples=EXAMPLES, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def call(case: Case) -> None:  # type: ignore[type-arg]  # its parameters are the operation's, all unknown
        for part in case.path_parameters:
            # Made-up ids end at 404 every time; what lies behind is worth more.
            case.path_parameters[part] = known.get(part, case.path_parameters[part])
        # What a schema cannot say, such as a range that ends before it begins or a label of no scale, is
        # refused by the rules of the desk.
        case.call_and_validate(
            headers={"Authorization": f"Bearer {program.token}", "Accept-Encoding": "identity"},
            excluded_checks=[positive_data_acceptance],
        )

    call()
