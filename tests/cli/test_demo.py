"""The sample city enters whole, through the operations people use, and says what the story says."""

import json
from datetime import date
from decimal import Decimal

import pytest

from sen.cli import demo
from sen.cli.install import run_demo, run_verify
from sen.reform.accounts.queries import accounts
from sen.reform.directives.queries import overdue_tasks, plan_progress
from sen.reform.news.queries import article_page, published_articles
from sen.reform.organizations.kinds import GRASSROOTS, Kind
from sen.reform.organizations.queries import unit_on, unit_page, units_on
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import latest_run

pytestmark = pytest.mark.django_db

STORY = date(2023, 9, 21)


@pytest.fixture
def loaded(tmp_path, settings, capsys):
    settings.VAR = tmp_path
    assert run_demo(None) == 0
    return tmp_path


def test_the_story_of_sa_dec_is_told_whole(loaded, capsys):
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
    # Two communes are below the line, and every unit is placed.
    run = latest_run(year=2023, kind=RunKind.PROVISIONAL)
    assert [unit.unit_name for unit in run.units if unit.percent < 70] == ["Xã Tân Quy Tây", "Xã Tân Phú Đông"]
    assert [unit.rank for unit in run.units] == list(range(1, 10))
    # The portal: the article of the day and eight dated items.
    articles = published_articles(limit=20)
    assert len(articles) == 9
    assert article_page(min(article.id for article in articles)).published_on == STORY
    assert run_verify(None) == 0
    assert "nguyên vẹn" in capsys.readouterr().out


def test_the_merger_of_2025_is_data(loaded):
    successor = unit_on("29905", date(2025, 7, 1))
    assert successor.name == "Phường Sa Đéc"
    assert len(unit_page("29905", date(2025, 7, 1)).came_from) == 8
    assert unit_on("29905", date(2025, 6, 30)).name == "Phường 1"
    assert [line.unit.name for line in unit_page("30214", date(2025, 7, 1)).came_from] == ["Xã Tân Phú Đông"]


def test_it_never_enters_an_installation_that_holds_something(loaded, capsys):
    before = accounts(on=STORY)
    assert run_demo(None) == 1
    assert "SEN_VAR" in capsys.readouterr().err
    assert accounts(on=STORY) == before


def test_a_file_that_breaks_leaves_nothing_behind(tmp_path, settings, monkeypatch):
    settings.VAR = tmp_path
    whole = demo.read

    def broken(name):
        if name == "news.toml":
            raise FileNotFoundError(name)
        return whole(name)

    monkeypatch.setattr(demo, "read", broken)
    with pytest.raises(FileNotFoundError):
        run_demo(None)
    assert accounts(on=STORY) == ()
    assert not (tmp_path / "demo.json").exists()
