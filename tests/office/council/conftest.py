"""What the tests of the council's papers share."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations
from sen.reform.assessments.queries import round_with_id
from sen.reform.indices.loader import Declared
from tests.factories.assessments import OPENED_AT
from tests.factories.council import a_settled_round, member
from tests.factories.results import published
from tests.scenes import scene


@pytest.fixture
def fetch(client):
    """A file as it is sent."""

    def _fetch(path, status=200):
        answer = client.get(path)
        assert answer.status_code == status, (path, answer.status_code, answer.content.decode(errors="replace")[-1500:])
        return answer.content

    return _fetch


@scene
def settled():
    """Two wards before the council, which has not decided yet."""
    return a_settled_round()


@scene
def card():
    """Two wards; the council gave one its point back; scored, approved, public."""
    found = a_settled_round(is_simulated=True)
    back = operations.Marking("1.1.2", Declared("1.1.2", {"value": "in_time"}), "Hội đồng công nhận ngày ban hành.")
    operations.mark(member(found, "Phường Một").id, back, by=SYSTEM, at=OPENED_AT)
    published(found)
    return round_with_id(found.id)
