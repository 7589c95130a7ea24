"""Cuts Be Vietnam Pro down to the letters a Vietnamese office needs, and gives it tabular figures."""

from copy import deepcopy
from pathlib import Path

from fontpkg_be_vietnam_pro import ROOT
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

WEIGHTS = {400: "Regular", 600: "SemiBold"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

LETTERS = (
    range(0x20, 0x7F),  # basic Latin
    range(0xA0, 0x100),  # Latin-1: à á â ã è é ê ì í ò ó ô õ ù ú ý, «», °, ², ½, ×
    (0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    range(0x1EA0, 0x1EFA),  # the stacked letters: ạ ả ấ … ỹ
    (0x300, 0x301, 0x303, 0x309, 0x323, 0x302, 0x306, 0x31B),  # marks of text not yet composed
    (0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2039, 0x203A),
    (0x20AB, 0x2212, 0x2264, 0x2265),  # ₫ − ≤ ≥
)


def letters() -> set[int]:
    """Give the code points the prepared fonts keep."""
    return {point for group in LETTERS for point in group}


def prepare_fonts(target: Path) -> None:
    """Write be-vietnam-pro-400.woff2 and -600.woff2 into the given folder."""
    target.mkdir(parents=True, exist_ok=True)
    for weight, style in WEIGHTS.items():
        font = TTFont(ROOT / "files" / f"BeVietnamPro-{style}.ttf", recalcTimestamp=False)
        _add_tabular_figures(font)
        _subset(font)
        font.flavor = "woff2"
        font.save(target / f"be-vietnam-pro-{weight}.woff2")


def _add_tabular_figures(font: TTFont) -> None:
    """
    Give every figure a sister of equal width, reached by `font-variant-numeric: tabular-nums`.

    The original has proportional figures only: in a column, 1 would be half as wide as 4.
    """
    # A little less than the advance of 0: the widest ink (4) still fits, and 1 does not stand alone.
    width = round(font["hmtx"]["zero"][0] * 0.95)
    for figure in FIGURES:
        advance, bearing = font["hmtx"][figure]
        shift = (width - advance) // 2
        sister = deepcopy(font["glyf"][figure])
        sister.coordinates.translate((shift, 0))
        font["glyf"][f"{figure}.tnum"] = sister
        font["hmtx"][f"{figure}.tnum"] = (width, bearing + shift)
    _add_substitution(font, "tnum", {figure: f"{figure}.tnum" for figure in FIGURES})


def _add_substitution(font: TTFont, tag: str, mapping: dict[str, str]) -> None:
    """Add one feature replacing glyphs one by one, for every script and language."""
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(mapping)]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)

    record = otTables.FeatureRecord()
    record.FeatureTag = tag
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [table.LookupList.LookupCount - 1]
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)

    for script in table.ScriptList.ScriptRecord:
        languages = [entry.LangSys for entry in script.Script.LangSysRecord]
        for language in [script.Script.DefaultLangSys, *languages]:
            language.FeatureIndex.append(table.FeatureList.FeatureCount - 1)


def _subset(font: TTFont) -> None:
    """Drop every glyph and feature that is not asked for."""
    options = Options()
    options.layout_features = FEATURES
    # Hints are a third of the bytes, and screens of today draw well without them.
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 13, 14]  # the licence asks that its notice stays
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters())
    subsetter.subset(font)
