"""Schemathesis asks, in this process, what the description of the API allows, and much that it does not."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from sen.portal.data.api.resources import RESOURCES
from tests.factories.connections import connection_kept
from tests.factories.news import an_article

pytestmark = pytest.mark.django_db
DESCRIPTION = "/api/v1/openapi.json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
    negative_data_rejection,
    positive_data_acceptance,
]
BOUNDED = settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _connection_stays():
    with connection_kept():
        yield


@pytest.mark.parametrize("name", [resource.name for resource in RESOURCES])
def test_whatever_is_asked_nothing_breaks_and_the_answer_is_as_described(card, name):
    article = an_article(title="Một bài")
    operation = _operation(name)
    there = {"year": 2023, "key": card.key, "number": article if name == "api_article" else 1, "name": "phuong-b"}
    there["code"] = "1.1.1" if name == "api_criterion" else card.key
    named = {part.name: there[part.name] for part in operation.path_parameters}

    def drawn(mode, **said):
        return operation.as_strategy(generation_mode=mode, **said)

    # Addresses that exist with every question, and addresses drawn at random.
    strategies = [drawn(mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)]
    if named:
        strategies.append(drawn(GenerationMode.POSITIVE, path_parameters=named))

    @BOUNDED
    @given(st.one_of(strategies))
    def asked(case):
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    asked()


def _operation(name):
    schema = schemathesis.openapi.from_wsgi(DESCRIPTION, get_wsgi_application())
    found = (result.ok() for result in schema.get_all_operations())
    return next(each for each in found if each.definition.raw["operationId"] == name.removeprefix("api_"))
