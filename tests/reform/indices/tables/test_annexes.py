"""The annex of a definition, read again, is the same index: codes, maxima, curves, treatments."""

import io
import tomllib
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from sen.engine import load_definition
from sen.reform.indices.tables import annex_docx, annex_xlsx, canonical, import_table, write_toml
from tests.engine.building import TASKS, group, index, leaf

SAMPLE = Path(__file__).parents[4] / "definitions" / "sample" / "commune" / "2023.toml"
ON = date(2026, 1, 5)
BUILDERS = pytest.mark.parametrize(("name", "build"), [("a.docx", annex_docx), ("a.xlsx", annex_xlsx)])

KINDS = [
    leaf("1.1", "2", 'rule = { kind = "yes-no", yes = "đủ", no = "thiếu" }', 'not_applicable = "full-marks"'),
    leaf("1.2", "2", 'rule = { kind = "deduction", floor = "0.5", each = [{ input = "late", label = "báo cáo chậm", '
         'points = "0.25" }] }', 'not_applicable = "redistribute"'),
    leaf("1.3", "2", 'rule = { kind = "survey-mean", options = [{ input = "a", label = "tốt", weight = "100" }, '
         '{ input = "b", label = "kém", weight = "0" }] }', 'not_applicable = "rescale-group"'),
    leaf("1.4", "2", 'rule = { kind = "external-index", source = "SIPAS" }', 'not_applicable = "rescale-total"'),
    leaf("1.5", "2", 'rule = { kind = "imported", source = "Hội đồng thẩm định" }', 'not_applicable = "exclude"'),
    leaf("1.6", "2", 'rule = { kind = "linear-above", from = "80", full = "100" }', TASKS),
    leaf("1.7", "2", 'rule = { kind = "target", target = "90" }', TASKS),
    leaf("1.8", "2", 'rule = { kind = "linear" }', TASKS),
    leaf("1.9", "2", 'rule = { kind = "count-bands", bands = [{ from = 0, points = "2" }, { from = 1, points = "0" }] }',
         'measure = { value = "n" }\ninputs = [{ name = "n", label = "Số vụ", unit = "vụ" }]'),
    leaf("1.10", "2", 'rule = { kind = "checklist", items = [{ input = "a", label = "niêm yết", points = "0.5" }, '
         '{ input = "b", label = "đăng tải", points = "1.5" }] }'),
    leaf("1.11", "2", 'rule = { kind = "bands", bands = [{ from = "0", points = "0" }, { above = "70", points = "2" }] }',
         TASKS),
]  # fmt: skip
EVERY_KIND = index("22") + group("1", "22") + "".join(KINDS)


def shapes(definition):
    """What must be the same: codes, maxima, treatments, and the lines of every curve."""
    return [
        (
            each.code,
            each.maximum,
            each.treatment,
            [(piece.interval, piece.start, piece.slope) for piece in each.scoring.curve.pieces] if each.scoring else (),
        )
        for each in definition.criteria
    ]


@BUILDERS
@pytest.mark.parametrize("text", [SAMPLE.read_text(encoding="utf-8"), EVERY_KIND], ids=["sample", "every-kind"])
def test_trap_20_an_annex_read_again_is_the_same_index(name, build, text):
    definition = load_definition(text, "index.toml")
    draft = import_table(name, build(definition), on=ON)

    assert draft.errors == ()
    assert draft.recognised == len(definition.leaves)
    assert shapes(load_definition(draft.text, "draft.toml")) == shapes(definition)
    assert draft.text.count(definition.criteria[0].title) >= 1


def test_an_annex_of_another_kind_of_rule_still_words_its_levels():
    rule = 'rule = { kind = "bands", bands = [{ from = "0", points = "0" }, { from = "70", points = "1" }] }'
    composite = leaf("1", "1", rule, TASKS) + leaf("2", "1", 'rule = { kind = "goalposts", worst = "20", best = "85" }',
        'measure = { value = "years" }\ninputs = [{ name = "years", label = "Tuổi thọ", unit = "năm", kind = "number" }]')  # fmt: skip
    definition = load_definition(index("2") + composite, "hdi.toml")
    words = import_table("a.xlsx", annex_xlsx(definition), on=ON).text

    assert "tính theo tỷ lệ, từ 0 đến 1 điểm" in words


def test_zero_tolerance_is_read_again_as_yes_or_no():
    rule = 'rule = { kind = "zero-tolerance", incident = "vụ việc vi phạm" }'
    definition = load_definition(index("2") + leaf("1", "2", rule), "z.toml")
    draft = import_table("a.docx", annex_docx(definition), on=ON)

    assert (draft.errors, 'kind = "yes-no"' in draft.text) == ((), True)


@BUILDERS
def test_what_stands_outside_the_tree_stands_outside_the_table(name, build):
    bonus = leaf("T1", "2", 'rule = { kind = "yes-no" }').replace("[[criterion]]", "[[bonus]]")
    definition = load_definition(index("2") + leaf("1", "2", 'rule = { kind = "yes-no" }') + bonus, "b.toml")
    data = build(definition)

    assert import_table(name, data, on=ON).criteria == 1
    if name.endswith("docx"):
        assert "Điểm thưởng T1. Tiêu chí T1 (tối đa 2 điểm): Đạt: 2 điểm; Không đạt: 0 điểm" in [
            line.text for line in Document(io.BytesIO(data)).paragraphs
        ]


def test_the_same_definition_gives_the_same_file():
    definition = load_definition(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)
    assert annex_docx(definition) == annex_docx(definition)


@pytest.mark.parametrize("text", [SAMPLE.read_text(encoding="utf-8"), EVERY_KIND], ids=["sample", "every-kind"])
def test_the_canonical_form_says_the_same_and_stays_as_it_is(text):
    again = canonical(text)

    assert tomllib.loads(again) == tomllib.loads(text)
    assert canonical(again) == again


def test_every_kind_of_value_is_written_and_read_back():
    data = {
        "of": 'a "b" \\ \n\t\r \x01 \x7f',
        "index": {"day": date(2023, 1, 2), "yes": True, "no": False, "n": 3, "empty": {}, "list": [], "a b": "c"},
        "criterion": [{"code": "1", "other": {"deep": {"x": ["y" * 60, "z" * 60]}}, "long": "x" * 200}],
    }
    assert tomllib.loads(write_toml(data)) == data
