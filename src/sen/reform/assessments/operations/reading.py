"""Reading a drawn sample a second time without seeing the first mark, and bringing two marks together."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from random import Random

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries
from sen.reform.assessments.models import Latest, Round, SecondReading
from sen.reform.assessments.operations.appraising import Marking, said_of
from sen.reform.assessments.operations.ledger import Saying, append, enforce_seen, fitting, is_saved, locked
from sen.reform.assessments.permissions import may_assign_appraisers, may_consolidate, may_read_second
from sen.reform.assessments.queries import Duties
from sen.reform.assessments.workflow import Act, Stage, State
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc

LONGEST_SEED = 40


class BadShare(Refusal):
    """The sample would be nothing, or more than everything."""

    message = _("The share of the sample lies above 0 % and at most at 100 %. Write for example 10.")


class BadSeed(Refusal):
    """Without a seed nobody could draw the same sample again."""

    message = _("Give the draw a seed of at most %(most)d characters: with it anybody can draw the same sample again.")


class ReadAlready(Conflict):
    """A second reading is given once."""

    message = _("You have read criterion %(code)s of this unit already. The reading stands as it is.")


class NothingToConsolidate(Conflict):
    """The item was not read twice, the readings agree, or they were brought together."""

    message = _("On criterion %(code)s there are no two marks to bring together any more. Open the list again.")


@dataclass(frozen=True)
class Drawn:
    """What a draw came to: items drawn anew, and items for which there is nobody to read them."""

    count: int
    without_reader: int


@dataclass(frozen=True)
class _Item:
    assessment_id: int
    unit_id: int
    unit_code: str
    code: str
    first_by: int | None

    @property
    def area(self) -> str:
        return self.code.partition(".")[0]


@transaction.atomic
def draw_sample(round_id: int, share: Fraction, seed: str, *, by: Actor, at: datetime) -> Drawn:
    """
    Draw items of the first appraisal for a second reading: the same share of every area, at least one.

    The same seed over the same marks draws the same sample. The reader is another appraiser of another unit, first
    somebody of the area, always whoever has least to read.

    :raises NotAllowed: if the actor may not draw
    :raises BadShare: if the share is not above 0 and at most 1
    :raises BadSeed: if there is no seed, or it is too long
    """
    may_assign_appraisers(by).enforce()
    if not 0 < share <= 1:
        raise BadShare
    kept_seed = nfc(seed).strip()
    if not 0 < len(kept_seed) <= LONGEST_SEED:
        raise BadSeed(most=LONGEST_SEED)
    Round.objects.select_for_update(of=("self",)).get(pk=round_id)
    readings = queries.readings_of(round_id)
    drawn_before = {(each.assessment_id, each.code) for each in readings}
    people = people_holding(Role.APPRAISER, on=local_day(at))
    readers = _Readers(people, queries.duties(round_id), Counter(each.reader_id for each in readings))
    new, without_reader = [], 0
    for item in _sample(_marked(round_id), share, kept_seed):
        if (item.assessment_id, item.code) in drawn_before:
            continue
        reader = readers.for_item(item)
        if reader is None:
            without_reader += 1
            continue
        new.append(
            SecondReading(
                assessment_id=item.assessment_id,
                code=item.code,
                reader_id=reader,
                seed=kept_seed,
                drawn_by=by.label,
                drawn_at=at,
            )
        )
    SecondReading.objects.bulk_create(new)
    found = Round.objects.get(pk=round_id)
    audit.record("second_readings_drawn", found, by=by, at=at, share=str(share), seed=kept_seed, count=len(new))
    return Drawn(len(new), without_reader)


@transaction.atomic
def read_second(assessment_id: int, marking: Marking, *, by: Actor, at: datetime, save_key: str | None = None) -> None:
    """
    Mark a drawn item blindly, once.

    :raises NotAllowed: if the item is not the actor's to read, or the first appraisal is over
    :raises ReadAlready: if it was read
    :raises ReasonNeeded: if what was declared is not taken as it is, and it is not said why
    """
    assessment = locked(assessment_id)
    card = queries.assessment(assessment_id)
    may_read_second(by, card, queries.reading_on(assessment_id, marking.code), on=local_day(at)).enforce()
    if is_saved(save_key, assessment):
        return
    words = queries.words_on(assessment_id, marking.code)
    if Stage.SECOND_READING in words:
        raise ReadAlready(code=marking.code)
    said, changes = said_of(card, marking, words, Stage.APPRAISAL)
    reason = fitting(marking.reason, is_needed=changes)
    append(assessment, (Saying(said, Stage.SECOND_READING, Act.MARK, reason, save_key),), by=by, at=at)
    audit.record("second_reading_given", assessment, by=by, at=at, code=marking.code)


@transaction.atomic
def consolidate(
    assessment_id: int,
    marking: Marking,
    *,
    by: Actor,
    at: datetime,
    seen_entries: int | None = None,
    save_key: str | None = None,
) -> None:
    """
    Bring two differing marks together: a new mark of the first appraisal, with the reason and both names.

    :raises NotAllowed: if the actor is neither the secretary nor one of both
    :raises NothingToConsolidate: if there are no two differing marks
    :raises ReasonNeeded: if it is not said why
    """
    assessment = locked(assessment_id)
    card = queries.assessment(assessment_id)
    both = queries.two_marks_on(assessment_id, marking.code)
    may_consolidate(by, card, both, on=local_day(at)).enforce()
    if is_saved(save_key, assessment):
        return
    if both is None or not both.is_open:
        raise NothingToConsolidate(code=marking.code)
    words = queries.words_on(assessment_id, marking.code)
    enforce_seen(seen_entries, words.get(Stage.APPRAISAL), marking.code)
    said, _changes = said_of(card, marking, words, Stage.APPRAISAL)
    names = {"first": both.first.by, "second": both.second.by}
    reason = gettext("%(reason)s (Brought together from the marks of %(first)s and %(second)s.)") % {
        "reason": fitting(marking.reason, is_needed=True),
        **names,
    }
    append(assessment, (Saying(said, Stage.APPRAISAL, Act.MARK, reason, save_key),), by=by, at=at)
    audit.record("readings_consolidated", assessment, by=by, at=at, code=marking.code, **names)


class _Readers:
    """Finds the reader of one item after the other, so that everybody reads about as much."""

    def __init__(self, people: Sequence[Actor], duties: Duties, load: Counter[int]) -> None:
        self._people, self._duties, self._load = people, duties, load

    def for_item(self, item: _Item) -> int | None:
        """Somebody else of another unit: of the area first, with the least to read; nobody where there is none."""
        able = [each for each in self._people if each.user_id != item.first_by and item.unit_id not in each.unit_ids]
        of_area = [each for each in able if self._knows(each, item)]
        chosen = min(of_area or able, key=lambda each: (self._load[each.user_id or 0], each.user_id), default=None)
        if chosen is None or chosen.user_id is None:
            return None
        self._load[chosen.user_id] += 1
        return chosen.user_id

    def _knows(self, person: Actor, item: _Item) -> bool:
        has_area = any(post.role == Role.APPRAISER and item.area in post.areas for post in person.posts)
        return has_area or self._duties.is_of(item.code, person)


def _marked(round_id: int) -> Iterator[_Item]:
    rows = Latest.objects.filter(
        assessment__round_id=round_id, assessment__state=State.APPRAISING, stage=Stage.APPRAISAL
    )
    for row in rows.values_list(
        "assessment_id", "assessment__unit_id", "assessment__unit__code", "code", "entry__by_user_id"
    ):
        yield _Item(*row)


def _sample(items: Iterable[_Item], share: Fraction, seed: str) -> Iterator[_Item]:
    by_area: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in items:
        by_area[item.area].append(item)
    for area, found in sorted(by_area.items()):
        # Units by their code, never by a key of the database: anybody can draw the same again.
        found.sort(key=lambda each: (each.code, each.unit_code))
        count = max(1, math.floor(share * len(found) + Fraction(1, 2)))
        yield from Random(f"{seed}/{area}").sample(found, count)  # noqa: S311 - drawn to be repeated
