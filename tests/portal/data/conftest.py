"""A published result, and an API that nobody has asked yet."""

import pytest

from sen.portal.data import weights
from sen.portal.data.api.limits import counts
from tests.factories.results import a_round_before_the_council, published
from tests.scenes import scene


@pytest.fixture(autouse=True)
def _nobody_asked():
    counts.forget()
    weights.forget()


@scene
def card():
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    return card
