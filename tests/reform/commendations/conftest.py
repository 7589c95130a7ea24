"""What many tests of commendation begin with."""

from tests.factories.commendations import (
    a_commendation_round,
    a_nomination,
    a_published_result,
    an_award,
    before_council,
)
from tests.scenes import scene


@scene
def result():
    """Three wards, B first; public."""
    return a_published_result()


@scene
def opened():
    """A round of commendation over it."""
    return a_commendation_round()


@scene
def nominated():
    """The best ward, nominated."""
    return a_nomination()


@scene
def tabled():
    """Its nomination before the council."""
    return before_council(a_nomination())


@scene
def awarded():
    """The best ward, commended."""
    return an_award()
