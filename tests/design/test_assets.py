"""What a browser fetches is small, complete and ours."""

import gzip
import re

import pytest
from fontTools.ttLib import TTFont

from sen.design.assets import prepare, stylesheet
from sen.design.fonts import FIGURES, WEIGHTS, letters

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ"
    "0123456789.,;:!?()[]/%+-–—·…“”‘’°×÷≤≥−›•₫"
    "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u00a0"
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    target = tmp_path_factory.mktemp("assets") / "sen"
    prepare(target)
    return target


def test_preparing_twice_gives_the_same_files(prepared, tmp_path):
    prepare(tmp_path)
    names = ["sen.css", "fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-600.woff2"]
    assert [(tmp_path / name).read_bytes() for name in names] == [(prepared / name).read_bytes() for name in names]


def test_the_style_sheet_weighs_at_most_20_kilobytes_compressed(prepared):
    assert len(gzip.compress((prepared / "sen.css").read_bytes())) <= 20_000


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_font_weighs_at_most_25_kilobytes(prepared, weight):
    assert (prepared / "fonts" / f"be-vietnam-pro-{weight}.woff2").stat().st_size <= 25_000


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_font_holds_every_letter_officials_write(prepared, weight):
    known = TTFont(prepared / "fonts" / f"be-vietnam-pro-{weight}.woff2").getBestCmap()
    assert [letter for letter in VIETNAMESE if ord(letter) not in known] == []
    assert letters() >= {ord(letter) for letter in VIETNAMESE}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_tabular_figures_are_all_equally_wide_and_keep_their_ink_inside(prepared, weight):
    font = TTFont(prepared / "fonts" / f"be-vietnam-pro-{weight}.woff2")
    lookup = next(
        record.Feature.LookupListIndex[0]
        for record in font["GSUB"].table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
    )
    mapping = font["GSUB"].table.LookupList.Lookup[lookup].SubTable[0].mapping
    sisters = [mapping[figure] for figure in FIGURES]
    widths = {font["hmtx"][sister][0] for sister in sisters}
    assert len(widths) == 1
    for sister in sisters:
        assert font["glyf"][sister].xMin >= 0
        assert font["glyf"][sister].xMax <= min(widths)


def test_the_style_sheet_names_only_fonts_that_were_prepared(prepared):
    named = re.findall(r'url\("([^"]+)"\)', stylesheet())
    assert len(named) == len(WEIGHTS)
    assert all((prepared / name).exists() for name in named)
