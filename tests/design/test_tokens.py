"""Colours people can read, and one place where they are named."""

import re

import pytest

from sen.design.assets import ORDER, SOURCES, stylesheet
from sen.design.tokens import MARK_ON_SURFACE, TEXT_ON_SURFACE, colours, contrast

KNOWN = colours()


@pytest.mark.parametrize(("text", "surface"), TEXT_ON_SURFACE)
def test_every_pair_of_words_and_surface_reaches_aa(text, surface):
    assert contrast(KNOWN[text], KNOWN[surface]) >= 4.5


@pytest.mark.parametrize(("mark", "surface"), MARK_ON_SURFACE)
def test_every_mark_that_carries_meaning_stands_out_three_to_one(mark, surface):
    assert contrast(KNOWN[mark], KNOWN[surface]) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),  # the ends of the scale
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),  # the grey WCAG names as just enough
        ("#ffffff", "#767676", 4.54),  # order does not matter
    ],
)
def test_contrast_is_computed_as_wcag_defines_it(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_colours_are_named_in_the_tokens_only():
    for name in ORDER:
        if name == "tokens":
            continue
        source = (SOURCES / f"{name}.css").read_text()
        # Black on paper and shadows made of ink at some opacity are no colours of the look.
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", source)) <= {"#000"}, name


def test_every_token_that_is_used_exists_and_every_one_that_exists_is_used():
    text = stylesheet()
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", text))
    named = set(re.findall(r"^\s*--([a-z0-9-]+):", text, re.MULTILINE))
    assert used == named


@pytest.mark.parametrize(
    "modern",
    [
        "oklch(", "color-mix(", "@container", "@scope", "@starting-style", "popover", "text-wrap", "dvh", "light-dark(",
        "anchor-name", "field-sizing", "@property", "subgrid",
    ],
)  # fmt: skip
def test_the_styles_need_nothing_chrome_109_lacks(modern):
    assert modern not in stylesheet()


def test_no_rule_is_nested_in_another():
    # Chrome 109 ignores nested rules; only an at-rule may hold rules.
    depth = []
    bare = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)
    for head, brace in re.findall(r"([^{};]*)([{};])", bare):
        if brace == "{":
            assert all(outer.startswith("@") for outer in depth), head
            depth.append(head.strip())
        elif brace == "}":
            depth.pop()
    assert depth == []
