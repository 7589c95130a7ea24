"""A run as the public may check it: the same run gives the same text and the same digest, always."""

import json
from datetime import timedelta

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import State, assessments_of
from sen.reform.scoring import queries
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import ScoreRun
from sen.reform.scoring.operations import run
from sen.reform.scoring.queries.snapshots import published_percent
from tests.factories.assessments import declared
from tests.factories.people import an_actor
from tests.factories.results import a_round_before_the_council, all_at, an_official_run

pytestmark = pytest.mark.django_db


def test_the_same_figures_give_the_same_digest_whenever_they_are_computed(at):
    card = a_round_before_the_council()
    first, again = an_official_run(card, at), an_official_run(card, at + timedelta(days=9))
    assert first != again
    assert queries.snapshot(first).digest == queries.snapshot(again).digest
    assert queries.snapshot(first).content == queries.snapshot(again).content


def test_another_figure_gives_another_digest(at):
    card = a_round_before_the_council()
    before = queries.snapshot(an_official_run(card, at)).digest
    all_at(card, State.DECLARING)
    declared(assessments_of(card.id)[0], "1.1.1", done=81, planned=100)
    all_at(card, State.COUNCIL)
    assert queries.snapshot(an_official_run(card, at)).digest != before


def test_a_provisional_result_can_never_pass_for_the_official_one(at):
    card = a_round_before_the_council()
    provisional = run(card.id, RunKind.PROVISIONAL, by=an_actor(Role.SECRETARY), at=at)
    assert queries.snapshot(provisional).content["run"]["kind"] == "provisional"
    assert queries.snapshot(provisional).digest != queries.snapshot(an_official_run(card, at)).digest


def test_a_snapshot_says_what_it_is_of(at):
    card = a_round_before_the_council()
    found = queries.snapshot(an_official_run(card, at))
    kept = ScoreRun.objects.get(pk=found.run_id)
    assert found.round_id == card.id
    assert found.content["format"] == "sen.result/1"
    assert found.content["round"] == {
        "year": 2023,
        "key": card.key,
        "block": card.block,
        "title": card.title,
        "cut_off_on": card.cut_off_on.isoformat(),
        "is_simulated": card.is_simulated,
    }
    assert found.content["index"]["title"] == card.index_title
    assert found.content["index"]["is_sample"] is True
    assert found.content["run"]["input_digest"] == kept.input_digest


def test_the_rule_that_was_published_is_the_rule_that_was_executed(at):
    """Trap 20: the digest of the definition stands beside the digest of what was computed with it."""
    content = queries.snapshot(an_official_run(a_round_before_the_council(), at)).content
    assert content["index"]["digest"] == content["run"]["definition_digest"]


def test_units_stand_in_rank_order_with_exact_and_published_figures(at):
    content = queries.snapshot(an_official_run(a_round_before_the_council(), at)).content
    (group,) = content["groups"]
    assert [(each["rank"], each["name"], each["points"], each["percent"]) for each in group["units"]] == [
        (1, "Phường B", "9", "90"),
        (2, "Phường A", "8", "80"),
        (3, "Phường C", "7", "70"),
    ]
    area = group["units"][0]["areas"][1]
    assert (area["points"], area["out_of"], area["percent"], area["percent_published"]) == ("3", "4", "75", "75.00")


def test_every_point_comes_with_the_sentence_of_the_score_sheet(at):
    run_id = an_official_run(a_round_before_the_council(), at)
    units = {each["code"]: each for group in queries.snapshot(run_id).content["groups"] for each in group["units"]}
    page = queries.run_page(run_id)
    for each in page.units:
        sheet = queries.scorecard(run_id, each.unit_id).sheet
        leaves = [
            leaf
            for unit in units.values()
            if unit["name"] == each.unit_name
            for area in unit["areas"]
            for part in area["parts"]
            for leaf in part["leaves"]
        ]
        assert len(leaves) == 5
        for leaf in leaves:
            assert leaf["sentence"] == sheet.leaf(leaf["code"]).sentence


def test_nobody_is_named_and_no_moment_is_told(at):
    secretary = an_actor(Role.SECRETARY)
    card = a_round_before_the_council()
    run_id = run(card.id, RunKind.OFFICIAL, by=secretary, at=at)
    text = json.dumps(queries.snapshot(run_id).content, ensure_ascii=False)
    assert secretary.name not in text
    assert at.isoformat()[:10] not in text
    assert "_by" not in text


@pytest.mark.parametrize(
    ("exact", "published"),
    [
        ("200/3", "66.67"),  # rounded half-up, once
        ("17/200", "0.09"),  # exactly in the middle goes up
        ("90", "90.00"),
        (None, None),  # nothing applies: no percentage, not nought
    ],
)
def test_a_percentage_is_published_with_two_decimals(exact, published):
    assert published_percent(exact) == published


def test_there_is_no_snapshot_of_no_run():
    with pytest.raises(queries.RunNotFound):
        queries.snapshot(999)


@pytest.mark.parametrize("unit_count", [3, 9])
def test_a_snapshot_takes_as_many_queries_for_many_units_as_for_few(unit_count, at, django_assert_num_queries):
    from tests.factories.units import a_unit

    units = [a_unit(f"Phường {number}") for number in range(unit_count)]
    run_id = an_official_run(a_round_before_the_council(*units, done=[80] * unit_count), at)
    with django_assert_num_queries(3):
        queries.snapshot(run_id)
