"""The catalogue of open data: what people read, and what machines read of the same."""

import pytest

from tests.factories.results import a_round_before_the_council, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    return card


def test_smoke(get_page, client, card):
    for path in (
        "/du-lieu/",
        "/du-lieu/catalog.jsonld",
        "/du-lieu/catalog.ttl",
        "/du-lieu/api/",
        "/api/v1/openapi.json",
        "/api/v1/ket-qua",
        f"/api/v1/ket-qua/2023/{card.key}/xep-hang",
        "/api/v1/du-lieu",
        "/api/v1/tin",
        f"/api/v1/ket-qua/2023/{card.key}/don-vi/phuong-b",
        f"/api/v1/ket-qua/2023/{card.key}/tieu-chi/1.1.1",
        "/api/v1/xx",
        "/api/v1/tin?x=1",
        "/en/du-lieu/",
        "/en/du-lieu/api/",
    ):
        a = client.get(path)
        print(path, a.status_code, a["Content-Type"], a.content.decode()[:1500])
