"""The report is made from the data each time, and what a person wrote in a section stays."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.documents.content import Listing, Marker, Paragraph
from sen.reform.reviews import documents, operations
from sen.reform.reviews.documents.worded import blocks_of
from sen.reform.reviews.models import Remark
from sen.reform.reviews.operations import reporting
from sen.reform.reviews.queries.differences import differences
from sen.reform.reviews.queries.sections import report, section_history
from tests.factories.directives import reported
from tests.factories.people import an_actor
from tests.factories.reviews import PREPARED_AT, a_committee, a_plan_at, a_review
from tests.scenes import scene

pytestmark = pytest.mark.django_db
AREA = "area:3"
MINE = "Chín bộ phận một cửa đã được nâng cấp."


@scene
def review():
    a_committee()
    a_plan_at(a1=80, a3=60, a8=70)
    return a_review()


def write(review, text=MINE, *, key=AREA, seen=0, by=SYSTEM, at=PREPARED_AT):
    reporting.write_section(review.id, key, text, seen=seen, by=by, at=at)


def section(review, key=AREA):
    return report(review.id).section(key)


def said(words):
    return [(each.change.value, each.text.strip()) for each in words]


def test_a_section_nobody_touched_follows_the_data(review):
    assert "60 % kế hoạch năm" in section(review).text
    reported("3.1", 75)
    assert "75 % kế hoạch năm" in section(review).text
    assert not section(review).is_edited
    assert not section(review).has_new_data


def test_the_words_of_a_person_stay_when_the_data_change_and_the_change_is_shown(review):
    write(review)
    assert (section(review).text, section(review).has_new_data) == (MINE, False)
    reported("3.1", 75)
    after = section(review)
    assert (after.text, after.is_edited, after.has_new_data) == (MINE, True, True)
    assert ("gone", "60") in said(after.news)
    assert ("new", "75") in said(after.news)
    assert [each.key for each in report(review.id).outdated] == [AREA]
    assert MINE in [block.text for block in documents.periodic_report(review.id).blocks if isinstance(block, Paragraph)]


def test_who_keeps_the_words_after_looking_has_seen_the_new_data(review):
    write(review)
    reported("3.1", 75)
    write(review, seen=section(review).version)
    assert (section(review).text, section(review).has_new_data) == (MINE, False)


def test_a_section_is_given_back_to_the_data_and_its_words_stay_readable(review):
    write(review)
    reporting.give_back_section(review.id, AREA, seen=section(review).version, by=SYSTEM, at=PREPARED_AT)
    assert "60 % kế hoạch năm" in section(review).text
    assert not section(review).is_edited
    assert [wrote.text for wrote in section_history(review.id, AREA)] == ["", MINE]


def test_of_two_editors_the_second_is_told_and_nothing_is_lost(review):
    write(review, "Lời của người thứ nhất.")
    with pytest.raises(reporting.SectionChanged) as caught:
        write(review, "Lời của người thứ hai.", seen=0)
    assert "Cải cách thủ tục hành chính" in caught.value.sentence
    with pytest.raises(reporting.SectionChanged):
        reporting.give_back_section(review.id, AREA, seen=0, by=SYSTEM, at=PREPARED_AT)
    assert section(review).text == "Lời của người thứ nhất."


def test_what_was_written_as_a_remark_stands_in_its_section_and_can_be_gone_on_with(review):
    for part, text in (("causes", "Thiếu người."), ("causes", "Thiếu nhân lực số."), ("proposals", "Tập huấn.")):
        Remark.objects.create(review_id=review.id, part=part, text=text, written_at=PREPARED_AT)
    assert (section(review, "causes").text, section(review, "proposals").text) == ("Thiếu nhân lực số.", "Tập huấn.")
    # Nobody knows what the data said then, so nothing is called new.
    assert not section(review, "causes").has_new_data
    write(review, "Thiếu kinh phí.", key="causes", seen=section(review, "causes").version)
    assert [wrote.text for wrote in section_history(review.id, "causes")] == [
        "Thiếu kinh phí.",
        "Thiếu nhân lực số.",
        "Thiếu người.",
    ]


def test_words_on_an_area_the_plan_has_no_more_stay_in_the_report(monkeypatch, review):
    write(review)
    from sen.reform.directives import queries as directives

    monkeypatch.setattr(directives, "plan_progress", lambda _year, on: None)
    left = section(review)
    assert (left.text, left.part.number) == (MINE, "II.")
    assert "không còn trong kế hoạch" in left.title
    reporting.give_back_section(review.id, AREA, seen=left.version, by=SYSTEM, at=PREPARED_AT)
    assert section(review) is None


@pytest.mark.parametrize(
    ("key", "text", "refusal"),
    [
        (AREA, " \n", operations.NothingWritten),
        pytest.param(AREA, "x" * (reporting.LONGEST_SECTION + 1), reporting.SectionTooLong, id="long"),
        ("area:77", "x", reporting.SectionNotFound),
    ],
)
def test_what_cannot_be_kept_is_refused(review, key, text, refusal):
    with pytest.raises(refusal):
        write(review, text, key=key)
    assert not report(review.id).edited


@pytest.mark.parametrize("role", [Role.LEADER, Role.UNIT_HEAD, Role.ADMINISTRATOR, None])
def test_only_the_secretary_writes(review, role):
    with pytest.raises(NotAllowed):
        write(review, by=an_actor(role))
    write(review, by=an_actor(Role.SECRETARY))


def test_lines_become_paragraphs_and_lists():
    text = "Mở đầu:\r\n- một;\n- hai.\n\n1. thứ nhất\n2. thứ hai\nCuối."
    assert blocks_of(text) == (
        Paragraph("Mở đầu:"),
        Listing(("một;", "hai.")),
        Listing(("thứ nhất", "thứ hai"), Marker.NUMBER),
        Paragraph("Cuối."),
    )


@pytest.mark.parametrize("text", ["2. thứ hai\n3. thứ ba", "1. a\n3. c"])
def test_numbers_a_list_would_change_stay_as_they_were_written(text):
    assert blocks_of(text) == tuple(Paragraph(line) for line in text.splitlines())


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("", "mới hẳn"),
        ("cũ", ""),
        ("a b c", "a x c"),
        ("dòng một\ndòng hai", "dòng một\n- dòng ba"),
        ("như nhau", "như nhau"),
    ],
)
def test_both_wordings_can_be_read_back_from_their_differences(before, now):
    words = differences(before, now)
    assert "".join(each.text for each in words if each.change != "new") == before
    assert "".join(each.text for each in words if each.change != "gone") == now
