"""The sample city enters whole, through the operations people use, and says what the story says."""

import json
import runpy
from argparse import Namespace
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.test import override_settings
from django.utils.translation import override

from sen.cli import demo
from sen.cli.install import run_demo, run_demo_day, run_verify
from sen.cli.verifying import CHECKS
from sen.office.accounts.views import DEMO_PASSWORD
from sen.reform.accounts.queries import accounts, demo_accounts, people_holding, user_ids_holding
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import Act, Stage, State
from sen.reform.directives.queries import overdue_tasks, plan_progress
from sen.reform.indices.queries import version
from sen.reform.news.queries import article_page, published_articles, sites
from sen.reform.organizations.kinds import GRASSROOTS, Kind
from sen.reform.organizations.queries import unit_on, unit_page, units_on, work_calendar
from sen.reform.publishing import queries as published
from sen.reform.scoring.engine import differing_runs
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import approval_of, latest_run
from tests.shelves import put_since, take_away

STORY = date(2023, 9, 21)
FOLDER = demo.FOLDER
COMMUNES, DEPARTMENTS = "xa-phuong", "phong-chuyen-mon"


@pytest.fixture(scope="class")
def loaded(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of an installation with the sample city: loaded once, and gone again with the tests of the class."""
    folder = tmp_path_factory.mktemp("sa-dec")
    with django_db_blocker.unblock(), override_settings(VAR=folder), transaction.atomic():
        assert run_demo(None) == 0
        files = put_since()
        with django_db_blocker.block():
            yield folder
        take_away(files)
        transaction.set_rollback(True)


def sheets(year: int, key: str) -> dict[str, assessments.AssessmentCard]:
    """The assessments of a round, by the name of the unit."""
    return {card.unit_name: card for card in assessments.assessments_of(assessments.round_named(year, key).id)}


def words(year: int, key: str):
    """Every word of every stage in a round: (assessment, code, stage) → the word."""
    return {
        (card.unit_name, code, stage): word
        for card in sheets(year, key).values()
        for code, said in assessments.words_of_unit(card.id).items()
        for stage, word in said.items()
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
class TestSaDec:
    """The city as it is loaded."""

    def test_the_story_is_told_whole(self, loaded):
        assert json.loads((loaded / "demo.json").read_text())["today"] == "2023-09-21"
        assert "thuky" in (loaded / "demo-accounts.txt").read_text()
        # The city: a committee, 12 departments and offices, 9 wards and communes.
        assert len(units_on(STORY, kinds=[Kind.OFFICE, Kind.DEPARTMENT])) == 12
        assert len(units_on(STORY, kinds=GRASSROOTS)) == 9
        # The published figure is computed: eight areas, 80 % of the plan.
        progress = plan_progress(2023, on=date(2023, 9, 14))
        assert len(progress.areas) == 8
        assert progress.overall_percent == Decimal(80)
        assert len(overdue_tasks(STORY)) == 5
        # Two communes are below the line, and every unit is placed: the first round of the year is the communes'.
        run = latest_run(year=2023, kind=RunKind.PROVISIONAL)
        assert [unit.unit_name for unit in run.units if unit.percent < 70] == ["Xã Tân Quy Tây", "Xã Tân Phú Đông"]
        assert [unit.rank for unit in run.units] == list(range(1, 10))
        # The portal: the article of the day and eight dated items of the ward, two of the city; one is shown by both.
        articles = published_articles(limit=20)
        assert len(articles) == 11
        ward = next(site for site in sites() if site.key == "phuong-3")
        assert [line.shared_from for line in published_articles(limit=20, site=ward)].count(
            "UBND thành phố Sa Đéc"
        ) == 1
        assert len(published_articles(limit=20, site=ward)) == 10
        assert len(ward.menu) == 1
        assert {line.picture.is_illustration for line in articles if line.picture} == {True}
        assert article_page(min(article.id for article in articles)).published_on == STORY

    def test_every_account_signs_in_with_the_password_the_page_shows(self):
        offered = demo_accounts(on=STORY)
        assert len(offered) == 57
        assert all(authenticate(username=each.username, password=DEMO_PASSWORD) for each in offered)
        # Every unit has somebody who declares and somebody who signs.
        units = units_on(STORY, kinds=[Kind.OFFICE, Kind.DEPARTMENT, *GRASSROOTS])
        for role in (Role.FOCAL_OFFICER, Role.UNIT_HEAD):
            assert all(user_ids_holding([role], unit_id=unit.id, on=STORY) for unit in units)

    def test_the_season_of_2023_stands_at_mid_season(self):
        communes, departments = assessments.rounds_of(2023)
        assert (communes.key, departments.key) == (COMMUNES, DEPARTMENTS)
        states = Counter(communes.states) + Counter(departments.states)
        assert states == {
            State.DECLARING: 1,
            State.SIGNING: 1,
            State.APPRAISING: 15,
            State.EXPLAINING: 3,
            State.REAPPRAISING: 1,
        }
        assert all(card.is_simulated for card in (communes, departments))
        # About 80 criteria each: 9 units by 86, 12 by 80 and five outside the table, without what the late unit owes.
        declared = [key for key in (*words(2023, COMMUNES), *words(2023, DEPARTMENTS)) if key[2] is Stage.SELF]
        assert len(declared) == 9 * 86 + 12 * 85 - 14
        days = [day for card in (communes, departments) for _name, day in card.calendar.steps]
        assert all(work_calendar().is_working(day) for day in days)

    def test_two_units_are_late_and_one_of_them_has_more_time(self):
        late = sheets(2023, DEPARTMENTS)["Phòng Quản lý đô thị"]
        assert late.state is State.DECLARING
        assert (late.extension.until, late.closes_on) == (date(2023, 9, 22), date(2023, 9, 22))
        assert late.extension.reason
        assert len(assessments.unanswered(late.id)) == 14
        unsigned = sheets(2023, COMMUNES)["Phường An Hòa"]
        assert (unsigned.state, unsigned.extension) == (State.SIGNING, None)
        assert unsigned.closes_on < STORY
        assert assessments.unanswered(unsigned.id) == ()
        everybody = [*sheets(2023, COMMUNES).values(), *sheets(2023, DEPARTMENTS).values()]
        assert [card.unit_name for card in everybody if card.extension] == ["Phòng Quản lý đô thị"]

    def test_marks_claims_and_objections_are_there_to_be_seen(self):
        said = {**words(2023, COMMUNES), **words(2023, DEPARTMENTS)}
        # One explanation asked for, two objections: one before, one in the second appraisal, which is open.
        assert [key[:2] for key, word in said.items() if word.act is Act.ASK] == [("Phường 3", "1.4.1")]
        objections = [key[:2] for key, word in said.items() if word.act is Act.DISAGREE]
        assert sorted(objections) == [("Phường 1", "6.1.2"), ("Phường 3", "7.1.1")]
        assert assessments.undecided(sheets(2023, COMMUNES)["Phường 1"].id) == ("6.1.2",)
        # Who explains has seen a mark on everything, and lost something.
        for name, key in (("Phường 3", COMMUNES), ("Phòng Tư pháp", DEPARTMENTS)):
            assert assessments.unmarked(sheets(2023, key)[name].id) == ()
        lowered = {key[0] for key, word in said.items() if key[2] is Stage.APPRAISAL and word.reason}
        assert lowered >= {"Phường 1", "Phường 3", "Phòng Tư pháp", "Phòng Lao động - Thương binh và Xã hội"}
        # Claims that something does not apply: one was refused.
        claims = [key[:2] for key, word in said.items() if key[2] is Stage.SELF and word.not_applicable]
        refused = [
            claim
            for claim in claims
            if (mark := said.get((*claim, Stage.APPRAISAL))) is not None and not mark.not_applicable
        ]
        assert len(claims) >= 10
        assert refused == [("Phường 3", "3.4.1")]

    def test_a_sample_is_read_twice_and_one_difference_is_open(self):
        round_id = assessments.round_named(2023, COMMUNES).id
        readings = assessments.readings_of(round_id)
        read = [each for each in readings if each.is_read]
        assert 0 < len(read) < len(readings)
        both = [assessments.two_marks_on(each.assessment_id, each.code) for each in read]
        assert sum(marks.is_open for marks in both) == 1
        # Last year's differences were brought together, so that both readings can be compared.
        for card in assessments.rounds_of(2022):
            last = assessments.readings_of(card.id)
            pairs = [assessments.two_marks_on(each.assessment_id, each.code) for each in last]
            assert len(pairs) > 30
            assert any(not marks.agree for marks in pairs)
            assert not any(marks.is_open for marks in pairs)
        assert len(assessments.phrases("1.1.1")) >= 8

    def test_the_season_of_2022_is_finished_and_one_round_corrected(self):
        communes, departments = assessments.rounds_of(2022)
        assert (dict(communes.states), dict(departments.states)) == ({State.CORRECTED: 9}, {State.PUBLISHED: 12})
        assert communes.is_published
        assert departments.is_published
        assert communes.cut_off_on == departments.cut_off_on == date(2022, 12, 14)
        for card in (communes, departments):
            run = latest_run(year=2022, kind=RunKind.OFFICIAL, key=card.key)
            assert approval_of(card.id).void_reason == ""
            assert [unit.rank for unit in run.units] == list(range(1, card.unit_count + 1))
            assert 70 < min(unit.percent for unit in run.units) < 80 < max(unit.percent for unit in run.units) < 97
            assert all(not assessments.unmarked(each.id) for each in assessments.assessments_of(card.id))
        grades = {unit.grade for unit in latest_run(year=2022, kind=RunKind.OFFICIAL, key=COMMUNES).units}
        assert grades == {"Xuất sắc", "Tốt", "Khá"}
        said = {**words(2022, COMMUNES), **words(2022, DEPARTMENTS)}
        objections = [key for key, word in said.items() if word.act is Act.DISAGREE]
        decisions = [key for key in said if key[2] is Stage.REAPPRAISAL]
        assert len(objections) == len(decisions) == 5
        assert [key[:2] for key in said if key[2] is Stage.COUNCIL] == [("Phường 4", "8.2.1")]

    def test_the_season_of_2021_is_what_the_wards_are_compared_with(self):
        (communes,) = assessments.rounds_of(2021)
        assert (communes.key, communes.is_simulated, dict(communes.states)) == (COMMUNES, True, {State.PUBLISHED: 9})
        assert communes.cut_off_on == date(2021, 12, 14)
        days = [day for _name, day in communes.calendar.steps]
        assert all(work_calendar().is_working(day) for day in days)
        # Nobody acts before they hold their post, and the index stood before the season was opened.
        assert people_holding(Role.SECRETARY, on=min(days))
        assert version(communes.version_id).adopted_at.date() <= min(days)
        then, now = (published.current(year, COMMUNES) for year in (2021, 2022))
        assert then.head.is_simulated
        assert then.compared_year is None
        assert now.compared_year == 2021
        before = {unit.code: unit.figures.percent for unit in then.groups[0].units}
        moved = {unit.code: unit.movement.steps for unit in now.groups[0].units}
        # The year was a little poorer for nearly everybody, and places really changed.
        assert sum(unit.figures.percent > before[unit.code] for unit in now.groups[0].units) == 7
        assert sorted(moved.values()) == [-2, -1, -1, -1, 0, 1, 1, 1, 2]
        assert published.trend(COMMUNES, now.groups[0].name, 2022, STORY).years == (2021, 2022)
        assert not assessments.rounds_of(2020)

    def test_every_ledger_and_every_score_holds(self, capsys):
        checks = {check for _title, check in CHECKS}
        assert checks >= {assessments.broken_ledgers, assessments.wrong_projections, assessments.wrong_points}
        assert differing_runs in checks
        assert run_verify(None) == 0
        assert capsys.readouterr().out.splitlines() == [f"{title}: nguyên vẹn" for title, _check in CHECKS]

    def test_the_merger_of_2025_is_data(self):
        successor = unit_on("29905", date(2025, 7, 1))
        assert successor.name == "Phường Sa Đéc"
        assert len(unit_page("29905", date(2025, 7, 1)).came_from) == 8
        assert unit_on("29905", date(2025, 6, 30)).name == "Phường 1"
        assert [line.unit.name for line in unit_page("30214", date(2025, 7, 1)).came_from] == ["Xã Tân Phú Đông"]

    def test_it_never_enters_an_installation_that_holds_something(self, capsys):
        before = accounts(on=STORY)
        assert run_demo(None) == 1
        assert "SEN_VAR" in capsys.readouterr().err
        assert accounts(on=STORY) == before


@pytest.mark.django_db
def test_a_file_that_breaks_leaves_nothing_behind(tmp_path, settings, monkeypatch):
    settings.VAR = tmp_path
    whole = demo.read

    def broken(name):
        if name == "season.toml":
            raise FileNotFoundError(name)
        return whole(name)

    monkeypatch.setattr(demo, "read", broken)
    with pytest.raises(FileNotFoundError):
        run_demo(None)
    assert accounts(on=STORY) == ()
    assert not (tmp_path / "demo.json").exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [("14/9/2023", "một ngày sau đó"), ("21/9/2023", "một ngày sau đó"), ("mai", "không phải là ngày")],
)
def test_a_demonstration_only_goes_on_to_a_later_day(tmp_path, settings, capsys, said, words):
    settings.VAR = tmp_path
    (tmp_path / "demo.json").write_text('{"city": "Sa Đéc", "today": "2023-09-21"}')
    with override("vi"):
        assert run_demo_day(Namespace(day=said)) == 1
    assert words in capsys.readouterr().err
    assert "2023-09-21" in (tmp_path / "demo.json").read_text()


def test_a_demonstration_stands_still_on_the_day_it_was_moved_to(tmp_path, settings, capsys):
    settings.VAR = tmp_path
    assert run_demo_day(Namespace(day="15/12/2023")) == 1
    assert "không phải bản trình diễn" in capsys.readouterr().err
    (tmp_path / "demo.json").write_text('{"city": "Sa Đéc", "today": "2023-09-21"}')
    assert run_demo_day(Namespace(day="15/12/2023")) == 0
    assert json.loads((tmp_path / "demo.json").read_text()) == {"city": "Sa Đéc", "today": "2023-12-15"}


def test_the_same_seed_gives_the_same_seasons(tmp_path):
    runpy.run_path(str(FOLDER / "generate_season.py"))["main"](tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.csv")}
    kept = FOLDER / "seasons"
    assert made == {path.relative_to(kept): path.read_bytes() for path in kept.rglob("*.csv")}
    assert len(made) == 10
