"""Words our own pages are known by: the same whoever asked first in the process."""

import pytest
from django.test import override_settings
from django.urls import clear_url_caches
from django.utils import translation

from sen.reform.common.addresses import our_words


@pytest.fixture(autouse=True)
def nobody_has_asked():
    clear_url_caches()


def test_a_reader_in_english_takes_no_word_away():
    with translation.override("en"):
        asked_in_english = our_words()
    assert {"ket-qua", "quan-tri", "static", "en"} <= asked_in_english
    assert our_words() == asked_in_english


def test_other_addresses_have_other_words():
    with override_settings(ROOT_URLCONF="tests.design.urls"):
        assert "quan-tri" not in our_words()
    assert "quan-tri" in our_words()
