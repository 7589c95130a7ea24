"""The sample city, loaded through the same operations people use: nothing enters past a rule."""

import json
import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from sen.cli.demo import (
    city,
    commendations,
    feedback,
    maps,
    obstacles,
    pieces,
    press,
    promises,
    readings,
    reports,
    results,
    review,
    season,
    sites,
    work,
)
from sen.cli.demo.moments import on_day
from sen.cli.demo.staff import Staff
from sen.reform.accounts.queries import has_any_account
from sen.reform.common.errors import Refusal
from sen.reform.news.jobs import draw_pictures
from sen.reform.organizations.queries import UnitCard

FOLDER = Path(settings.PROJECT) / "demo" / "sa-dec-2023"


class NotEmpty(Refusal):
    """The installation already holds something."""

    message = (
        "Cơ sở dữ liệu đã có dữ liệu nên không nạp bản trình diễn. Hãy dùng thư mục dữ liệu khác: SEN_VAR=… ./start"
    )


def load() -> None:
    """
    Load Sa Đéc 2023 whole or not at all, and leave the mark that this is a demonstration.

    :raises NotEmpty: if there is any account already
    """
    if has_any_account():
        raise NotEmpty
    story = read("city.toml")
    settings.SEN_STORY_DAY = story["today"]
    with transaction.atomic():
        units = city.load_units(read("units.toml"))
        accounts = read("accounts.toml")
        city.load_accounts(accounts, units)
        maps.load_scheme(read("map.toml"), Staff(accounts))
        work.load_plan(story["plan"], FOLDER, units)
        work.load_tasks(read("tasks.toml"), units)
        _load_seasons(story["library"], units, Staff(accounts))
        obstacles.load(read("obstacles.toml"), read("communication.toml"), units, Staff(accounts))
        review.load_review(story["review"])
        reports.load_reports(read("unit_reports.toml"), units, Staff(accounts))
        commendations.load(read("commendations.toml"), units, Staff(accounts))
        sites.load_sites(read("sites.toml"), units, at=on_day(story["library"]["adopted_on"], 8))
        press.load_articles(read("news.toml"), units)
        promises.load(read("promises.toml"))
        feedback.load(read("feedback.toml"), units)
    # Otherwise a job does it within half a minute; whoever looks at once shall not wait for large pictures.
    draw_pictures.call()
    (settings.VAR / "demo-accounts.txt").write_text(city.accounts_in_words())
    marker = {"city": story["name"], "site": story["site"], "today": story["today"].isoformat()}
    (settings.VAR / "demo.json").write_text(json.dumps(marker, ensure_ascii=False))


def _load_seasons(library: dict[str, Any], units: dict[str, UnitCard], staff: Staff) -> None:
    """The communes' round of the story's year comes first: it is the one the review looks at."""
    versions = season.load_library(library, FOLDER.parents[1] / "definitions", staff)
    said = read("season.toml")
    readings.keep_phrases(said["phrases"], staff, on=library["adopted_on"])
    for each in said["round"]:
        opened = season.open_season({**said, **each}, versions, units, staff, FOLDER / "seasons")
        season.declare(opened)
        pieces.attach(opened, "declared")
        season.sign(opened)
        season.mark(opened)
        # In a finished season the sample was drawn from all sheets, in an open one from those still being appraised.
        if opened.is_finished:
            readings.read_twice(opened)
        season.hand_over(opened)
        pieces.attach(opened, "answered")
        season.explain(opened)
        if opened.is_finished:
            results.finish(opened)
        else:
            readings.read_twice(opened)
            season.score_provisionally(opened)


def read(name: str) -> dict[str, Any]:
    """One file of the sample city."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
