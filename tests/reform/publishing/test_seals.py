"""Whatever is changed of a published result is found, and named."""

import pytest
from django.db import connection

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments.queries import State
from sen.reform.publishing import jobs, queries
from sen.reform.publishing.operations import withdraw
from tests.factories.forgery import forge
from tests.factories.results import a_round_before_the_council, all_at, corrected, published
from tests.scenes import scene

pytestmark = pytest.mark.django_db
TABLE = "publishing_publishedresult"


@scene
def card():
    card = a_round_before_the_council()
    published(card)
    return card


def _content(before: str, after: str) -> str:
    kind = "jsonb" if connection.vendor == "postgresql" else "text"
    return f"UPDATE {TABLE} SET content = CAST(REPLACE(CAST(content AS text), '{before}', '{after}') AS {kind})"


def test_untouched_results_hold(card):
    assert list(queries.broken_seals()) == []
    assert jobs.check_seals.call() == 0


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (_content("80.00", "99.00"), "nội dung bị sửa"),  # one figure
        (f"UPDATE {TABLE} SET published_by = 'ai khác'", "niêm phong không khớp"),  # whose hand
        (f"UPDATE {TABLE} SET reason = 'x'", "niêm phong không khớp"),  # why
        (f"UPDATE {TABLE} SET number = 2", "niêm phong không khớp"),  # which version
        (f"DELETE FROM {TABLE}", "thiếu bản cuối"),  # the whole version
    ],
)
def test_forgery_is_found_and_named(card, statement, found):
    forge(TABLE, statement)
    sentences = list(queries.broken_seals())
    assert any(found in sentence for sentence in sentences), sentences
    assert all(card.title in sentence for sentence in sentences)
    assert jobs.check_seals.call() == len(sentences)


def test_a_text_and_its_digest_forged_together_break_the_seal(card):
    from sen.reform.publishing.models import PublishedResult
    from sen.reform.scoring.queries import digest_of

    forge(TABLE, _content("80.00", "99.00"))
    other = digest_of(PublishedResult.objects.get().content)
    forge(TABLE, f"UPDATE {TABLE} SET digest = '{other}'")
    assert any("niêm phong không khớp" in sentence for sentence in queries.broken_seals())
    assert queries.published_with_digest(other).head.is_intact is False


def test_a_version_taken_out_of_the_middle_is_found(card, at):
    corrected(card, at)
    withdraw(card.id, "Sai", by=SYSTEM, at=at)
    forge(TABLE, f"UPDATE {TABLE} SET previous_id = NULL")
    forge(TABLE, f"DELETE FROM {TABLE} WHERE number = 2")
    assert any("có bản bị sửa, xóa hoặc chèn" in sentence for sentence in queries.broken_seals())


def test_a_withdrawal_taken_out_is_found(card, at):
    withdraw(card.id, "Sai", by=SYSTEM, at=at)
    forge(TABLE, f"DELETE FROM {TABLE} WHERE number = 2")
    assert any("thiếu bản cuối" in sentence for sentence in queries.broken_seals())


def test_rounds_that_were_never_published_need_no_seal():
    card = a_round_before_the_council()
    assert list(queries.broken_seals()) == []
    all_at(card, State.APPROVED)
    assert list(queries.broken_seals()) == []


class TestCheckingADigest:
    """The page a QR code opens."""

    def test_says_what_it_seals(self, card):
        digest = queries.history(2023, card.key)[0].digest
        found = queries.published_with_digest(digest)
        assert (found.version.number, found.unit_count, found.is_current) == (1, 3, True)
        assert (found.head.title, found.head.is_intact, found.head.is_sample) == (card.title, True, True)
        assert (found.corrected_by, found.withdrawn_by) == (None, None)

    def test_twelve_signs_are_enough_and_blanks_do_not_count(self, card):
        digest = queries.history(2023, card.key)[0].digest
        typed = f" {digest[:4].upper()}-{digest[4:8]} {digest[8:12]}"
        assert queries.published_with_digest(typed).version.digest == digest

    @pytest.mark.parametrize("typed", ["", "abc", "0" * 11, "0" * 65, "g" * 12, "%" * 12, "0" * 64])
    def test_anything_else_is_unknown(self, card, typed):
        assert queries.published_with_digest(typed) is None

    def test_a_beginning_that_fits_two_tells_nothing(self, card, at):
        """It cannot happen by chance; by forgery it must not choose."""
        corrected(card, at)
        forge(TABLE, f"UPDATE {TABLE} SET digest = SUBSTR('{'a' * 12}' || digest, 1, 64)")
        assert queries.published_with_digest("a" * 12) is None

    def test_says_when_it_was_corrected(self, card, at):
        first = queries.history(2023, card.key)[0].digest
        second = corrected(card, at)
        found = queries.published_with_digest(first)
        assert (found.is_current, found.corrected_by.number, found.corrected_by.digest) == (False, 2, second)
        assert found.head.is_intact
        assert queries.published_with_digest(second).is_current

    def test_says_when_it_was_withdrawn_and_why(self, card, at):
        digest = queries.history(2023, card.key)[0].digest
        withdraw(card.id, "Sai số liệu gốc", by=SYSTEM, at=at)
        found = queries.published_with_digest(digest)
        assert (found.is_current, found.corrected_by) == (False, None)
        assert found.withdrawn_by.reason == "Sai số liệu gốc"

    def test_says_when_the_stored_text_was_changed(self, card):
        digest = queries.history(2023, card.key)[0].digest
        forge(TABLE, _content("80.00", "99.00"))
        found = queries.published_with_digest(digest)
        assert (found.head.is_intact, found.unit_count, found.head.title) == (False, 0, card.title)
