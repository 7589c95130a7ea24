"""A generated season in the first appraisal, written in bulk: an index of many leaves, many units, all declared."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random

from sen.reform.accounts.queries import SYSTEM, Actor, actor_for
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries
from sen.reform.assessments.models import START, Assessment, Entry, Latest
from sen.reform.assessments.operations import assign_appraisers
from sen.reform.assessments.queries import AssessmentCard, RoundCard
from sen.reform.assessments.workflow import Act, Stage, State
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from tests.factories.assessments import CALENDAR, a_round
from tests.factories.people import an_actor
from tests.factories.units import a_unit

DECLARED_AT = datetime(2023, 9, 15, 3, 0, tzinfo=UTC)
#: The day of the story falls into the first appraisal.
APPRAISING = type(CALENDAR)(
    opens_on=date(2023, 8, 1),
    self_closes_on=date(2023, 9, 15),
    appraisal_closes_on=date(2023, 9, 29),
    explanations_close_on=date(2023, 10, 6),
    reappraisal_closes_on=date(2023, 10, 13),
    council_on=date(2023, 10, 20),
    publication_on=date(2023, 10, 31),
)
_AREAS = 8
_HEAD = """
[index]
id = "test/large"
version = "{year}.1"
title = "Bộ chỉ số lớn {year}"
status = "sample"
basis = [{{ document = "Quyết định thử", date = {year}-01-15, item = "Phụ lục" }}]
valid = {{ from = {year}-01-01, to = {year}-12-31 }}
applies_to = ["ward", "commune"]
scale = "{scale}"
rounding = {{ mode = "half-up", places = 2, at = "leaf" }}
ranking = {{ ties = "competition", by = "percent" }}
grades = [{{ label = "Tốt", from = "80" }}, {{ label = "Chưa tốt", below = "80" }}]
"""
_LEVELS = """rule = { kind = "choice", options = [
  { key = "in_time", label = "kịp thời", points = "1" }, { key = "late", label = "chậm", points = "0.5" },
  { key = "none", label = "không ban hành", points = "0" },
] }"""
_MEASURED = """measure = { ratio = ["done", "planned"], as = "percent" }
inputs = [
  { name = "done", label = "Việc đã xong", unit = "việc" }, { name = "planned", label = "Việc được giao", unit = "việc" },
]
rule = { kind = "target", target = "90" }"""


def large_index(leaf_count: int = 80, year: int = 2023) -> str:
    """An index of eight areas; its leaves are levels and measured rules in turn."""
    text = [_HEAD.format(year=year, scale=leaf_count)]
    of_area = leaf_count // _AREAS
    for area in range(1, _AREAS + 1):
        text.append(f'[[criterion]]\ncode = "{area}"\ntitle = "Lĩnh vực {area}"\nmax = "{of_area}"\n')
        for number in range(1, of_area + 1):
            rule = _LEVELS if number % 2 else _MEASURED
            text.append(
                f'[[criterion]]\ncode = "{area}.{number}"\ntitle = "Tiêu chí {area}.{number}"\nmax = "1"\n'
                f'owner = "Phòng Nội vụ"\nbasis = "Phụ lục, mục {area}.{number}"\n{rule}\n'
            )
    return "\n".join(text)


def in_state(card: AssessmentCard, state: State) -> AssessmentCard:
    """The assessment as if its turn had passed."""
    Assessment.objects.filter(pk=card.id).update(state=state, moved_at=DECLARED_AT)
    return queries.assessment(card.id)


def large_round(unit_count: int, leaf_count: int = 80) -> RoundCard:
    """All units declared everything, and their turn has passed to the appraisers."""
    units = [a_unit(f"Xã {number}") for number in range(1, unit_count + 1)]
    card = a_round(*units, text=large_index(leaf_count), calendar=APPRAISING)
    write_words(card, Stage.SELF)
    Assessment.objects.filter(round_id=card.id).update(state=State.APPRAISING, moved_at=DECLARED_AT)
    return queries.round_with_id(card.id)


def write_words(card: RoundCard, stage: Stage, *, by: Actor = SYSTEM, share: int = 100) -> None:
    """Words of a stage on (a share of) all criteria of all units, as the ledger would hold them, in bulk."""
    draw = Random(f"{card.year} {stage}")
    entries: list[Entry] = []
    heads = list(Assessment.objects.filter(round_id=card.id).order_by("pk"))
    standing = {} if stage is Stage.SELF else queries.words_of_unit
    for head in heads:
        said = list(_said(card, draw)) if stage is Stage.SELF else _said_again(standing(head.pk), draw, share)
        marks = loader.open_index(card.version_id).marks(said)
        for each, mark in zip(said, marks, strict=True):
            head.entry_count += 1
            entry = Entry(
                assessment=head,
                number=head.entry_count,
                code=each.code,
                stage=stage,
                act=Act.DECLARE if stage is Stage.SELF else Act.MARK,
                inputs=dict(each.figures),
                points=mark.points,
                rule_digest=START,
                by_user_id=by.user_id,
                by_label=by.label,
                at=DECLARED_AT,
                previous_digest=head.head_digest,
            )
            entry.digest = head.head_digest = queries.digest_of(entry)
            entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=500)
    Latest.objects.bulk_create(
        [Latest(assessment=each.assessment, code=each.code, stage=stage, entry=each, count=1) for each in entries],
        batch_size=500,
    )
    Assessment.objects.bulk_update(heads, ["entry_count", "head_digest"], batch_size=500)


def an_appraiser(card: RoundCard, *codes: str, unit_id: int | None = None, areas: tuple[str, ...] = ()) -> Actor:
    """A person with a post of appraiser, and some criteria assigned beside whoever has them already."""
    found = an_actor(Role.APPRAISER, unit_id=unit_id, areas=areas)
    assigned = queries.duties(card.id).assigned
    if codes:
        people = {code: {*assigned.get(code, ()), found.user_id} for code in codes}
        assign_appraisers(card.id, people, by=SYSTEM, at=DECLARED_AT)
    return actor_for(found.user_id, on=date(2023, 9, 21))


def _said(card: RoundCard, draw: Random) -> Iterator[Declared]:
    for line in loader.outline(card.version_id):
        if int(line.code.partition(".")[2]) % 2:
            yield Declared(line.code, {"value": draw.choice(("in_time", "late", "none"))})
        else:
            planned = draw.randint(20, 300)
            yield Declared(line.code, {"done": str(draw.randint(planned // 2, planned)), "planned": str(planned)})


def _said_again(words: queries.Words, draw: Random, share: int) -> list[Declared]:
    found = [said[Stage.SELF] for _code, said in sorted(words.items())]
    return [Declared(each.code, each.figures) for each in found if draw.randint(1, 100) <= share]
