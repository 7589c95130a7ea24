"""Codes of finished cases: brought by the unit, kept hidden, used once, and not to be found by trying."""

import io
from datetime import timedelta

import pytest
import xlsxwriter

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.models import AuditEvent
from sen.reform.common.errors import NotAllowed
from sen.reform.evidence.inspection.refusals import FileRefused
from sen.reform.feedback import operations, queries
from sen.reform.feedback.code_files import LARGEST_FILE, UnreadableCodes, codes_in_file, codes_in_text
from sen.reform.feedback.models import CaseCode
from sen.reform.feedback.operations import MOST_PER_HOUR, NoCodes, NotCodes, Outcome, TooMany, TooManyCodes
from sen.reform.feedback.permissions import may_bring_codes, may_see_codes
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
CODE = "000.00.16.H19-230921-0001"


@pytest.fixture
def unit():
    """A unit with one finished case."""
    return a_unit()


@pytest.fixture
def bring(unit, at):
    """Bring codes for the unit."""

    def _bring(*codes: str):
        return operations.bring_codes(unit_id=unit.id, codes=codes, by=SYSTEM, at=at)

    return _bring


@pytest.fixture
def use(unit, visitor, at):
    """Rate the unit's service with a code."""

    def _use(code: str = CODE, *, unit_id: int = 0, address: str = "203.0.113.7", stars: int = 5) -> Outcome:
        return operations.rate_verified(
            subject="organizations.unit:1",
            unit_id=unit_id or unit.id,
            stars=stars,
            code=code,
            visitor=visitor(1, address),
            at=at,
        )

    return _use


def test_a_code_counts_once_and_cannot_be_used_again(bring, use):
    bring(CODE)
    assert use(stars=2) == Outcome.VERIFIED
    assert use(stars=5) == Outcome.CODE_NOT_TAKEN
    ratings = queries.ratings_of("organizations.unit:1")
    assert (ratings.verified.votes, ratings.open.count) == ((0, 1, 0, 0, 0), 0)
    assert CaseCode.objects.get().is_spent


@pytest.mark.parametrize(
    "written", [CODE, CODE.lower(), f"  {CODE} ", "000.00.16.H19 - 230921 - 0001", "000.00.16.h19-230921-0001\n"]
)
def test_a_code_is_known_however_it_is_written(bring, use, written):
    bring(CODE)
    assert use(written) == Outcome.VERIFIED


def test_an_unknown_code_a_spent_one_and_one_of_another_unit_are_told_the_same(bring, use):
    bring(CODE, "H19-000-0002")
    use(CODE)
    other = a_unit("Phường 4")
    assert {use("H19-999-9999"), use(CODE), use("H19-000-0002", unit_id=other.id), use("   ")} == {
        Outcome.CODE_NOT_TAKEN
    }


def test_trying_codes_is_slowed_down_and_stays_counted(bring, use, monkeypatch):
    bring(CODE)
    monkeypatch.setitem(MOST_PER_HOUR, "code", 3)
    for number in range(3):
        assert use(f"H19-000-{number:04d}") == Outcome.CODE_NOT_TAKEN
    with pytest.raises(TooMany):
        use(CODE)  # the right one, after too many wrong ones
    assert use(CODE, address="203.0.113.8") == Outcome.VERIFIED


def test_stars_are_judged_before_a_code_is_spent(bring, use):
    bring(CODE)
    with pytest.raises(operations.NotOneToFive):
        use(stars=6)
    assert not CaseCode.objects.get().is_spent


def test_only_what_hides_a_code_is_kept_and_the_books_hold_numbers_only(bring, settings):
    assert (bring(CODE, CODE.lower(), "H19-000-0002").new, bring(CODE, "H19-000-0003").known) == (2, 1)
    rows = list(CaseCode.objects.values_list("code_digest", flat=True))
    assert len(rows) == 3
    assert CODE not in "".join(rows)
    kept = [event.details for event in AuditEvent.objects.filter(name="case_codes_brought")]
    assert kept == [{"new": 2, "known": 0}, {"new": 1, "known": 1}]


@pytest.mark.parametrize(
    ("codes", "refusal"),
    [
        ([], NoCodes),
        (["", "  "], NoCodes),
        ([CODE, "Mã hồ sơ"], NotCodes),
        ([CODE, "1234567"], NotCodes),  # too short: it could be guessed
        ([CODE, "ABCDEFGHIJ"], NotCodes),  # a word
        ([CODE, "<script>1234567</script>"], NotCodes),
        ([f"H19-{number:08d}" for number in range(5_001)], TooManyCodes),
    ],
)
def test_what_is_no_code_is_refused_whole(bring, codes, refusal):
    with pytest.raises(refusal, match=r"\w\."):
        bring(*codes)
    assert not CaseCode.objects.exists()


@pytest.mark.parametrize("is_own_unit", [True, False])
@pytest.mark.parametrize("role", [*Role, None])
def test_the_focal_officer_brings_own_codes_and_the_secretary_any(unit, at, role, is_own_unit):
    by = an_actor(role, unit_id=unit.id if is_own_unit else None)
    is_allowed = role == Role.SECRETARY or (role == Role.FOCAL_OFFICER and is_own_unit)
    assert bool(may_bring_codes(by, unit.id)) == is_allowed
    assert bool(may_see_codes(by)) == (role in {Role.SECRETARY, Role.FOCAL_OFFICER})
    if is_allowed:
        operations.bring_codes(unit_id=unit.id, codes=[CODE], by=by, at=at)
    else:
        with pytest.raises(NotAllowed, match="đầu mối"):
            operations.bring_codes(unit_id=unit.id, codes=[CODE], by=by, at=at)
    assert CaseCode.objects.exists() == is_allowed


def _workbook(*rows: tuple) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    book.close()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "codes"),
    [
        ("a.csv", "Mã hồ sơ\nA-1\n\nA-2\n".encode("utf-8-sig"), ("A-1", "A-2")),
        ("a.csv", "STT;Mã hồ sơ;Ngày\n1;A-1;x\n2; A-2 ;y\n".encode(), ("A-1", "A-2")),
        ("a.txt", b"A-1\nA-2\n", ("A-1", "A-2")),
        ("a.xlsx", _workbook(("STT", "Mã hồ sơ"), (1, "A-1"), (2, 20230001)), ("A-1", "20230001")),
        ("a.xlsx", _workbook(("A-1",), ("A-2",)), ("A-1", "A-2")),
    ],
    # A workbook holds the time it was made: its bytes name no test.
    ids=["one column", "between others", "without heading", "a workbook", "a bare workbook"],
)
def test_the_column_of_codes_is_found_in_a_file(name, data, codes):
    assert codes_in_file(name, data) == codes


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00broken", b"A\x00B", b"x" * (LARGEST_FILE + 1)], ids=["empty", "binary", "nul", "large"]
)
def test_what_is_no_table_is_refused(data):
    with pytest.raises(UnreadableCodes, match="XLSX hoặc CSV"):
        codes_in_file("a.csv", data)


def test_an_archive_that_is_no_workbook_is_refused():
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(FileRefused):
        codes_in_file("a.xlsx", buffer.getvalue())


def test_pasted_codes_are_parted_by_lines_commas_and_semicolons():
    assert codes_in_text("A-1\r\nA-2, A-3;A-4") == ("A-1", "A-2", "A-3", "A-4")


def test_the_register_tells_numbers_only(bring, use, unit):
    bring(CODE, "H19-000-0002")
    use()
    assert queries.code_counts([unit.id]) == {unit.id: queries.CodeCount(2, 1)}
    assert queries.can_be_verified(unit.id)
    assert not queries.can_be_verified(None)
    assert not queries.can_be_verified(a_unit().id)


def test_codes_wait_as_long_as_they_are_needed(bring, unit, visitor, at):
    bring(CODE)
    operations.destroy_old_keys(at=at + timedelta(days=400))
    later = operations.rate_verified(
        subject="organizations.unit:1", unit_id=unit.id, stars=5, code=CODE, visitor=visitor(), at=at + timedelta(400)
    )
    assert later == Outcome.VERIFIED
