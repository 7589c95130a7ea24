"""A season in the first appraisal, and somebody who appraises in it."""

import pytest
from django.contrib.auth import get_user_model

from sen.reform.assessments import queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.workflow import State
from tests.factories.appraisal import DECLARED_AT, an_appraiser
from tests.factories.assessments import a_round, declared
from tests.factories.units import a_unit
from tests.scenes import scene

ADDRESS = "/danh-gia/2023/xa-phuong/tham-dinh/"


@pytest.fixture
def enter(client):
    """Sign a person in; returns the same person."""

    def _enter(actor):
        client.force_login(get_user_model().objects.get(pk=actor.user_id))
        return actor

    return _enter


@scene
def season():
    """Three wards: two declared and wait for their appraisers, the third still works on its sheet."""
    card = a_round(*(a_unit(f"Phường {name}") for name in ("An", "Bình", "Cát")))
    sheets = {each.unit_slug: each for each in queries.assessments_of(card.id)}
    for each in sheets.values():
        declared(each, "1.1.1", done=48, planned=60)
        declared(each, "1.1.2", value="in_time")
        declared(each, "2.1.1", not_applicable="Không được giao vốn")
        declared(each, "2.1.2", plan="có", accounts="không")
    waiting = [sheets["phuong-an"].id, sheets["phuong-binh"].id]
    Assessment.objects.filter(pk__in=waiting).update(state=State.APPRAISING, moved_at=DECLARED_AT)
    return queries.round_with_id(card.id)


@pytest.fixture
def wards(season):
    """The assessments by the name of the unit in addresses."""
    return {each.unit_slug: each for each in queries.assessments_of(season.id)}


@pytest.fixture
def appraiser(season, enter):
    """Somebody signed in who appraises every criterion of the small index."""
    return enter(an_appraiser(season, "1.1.1", "1.1.2", "1.2", "2.1.1", "2.1.2"))


@pytest.fixture
def send(client):
    """Send a verdict as the form does; with `fragment=True` as the script does."""

    def _send(path, verdict, *, fragment=False, seen=0, **said):
        headers = {"X-Fragment": "1"} if fragment else {}
        key = said.pop("save_key", f"{path}{verdict}{seen}"[-40:])
        body = {"verdict": verdict, "seen_entries": seen, "save_key": key, **said}
        return client.post(ADDRESS + path, body, headers=headers)

    return _send
