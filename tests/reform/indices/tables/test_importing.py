"""An annex becomes a draft: nine rules in ten are understood, and each of the rest is named with its row."""

from datetime import date

import pytest

from sen.engine import Severity, check_definition
from sen.reform.indices.tables import import_table
from tests.reform.indices.tables.annexes import COMMUNE, DEPARTMENT, as_docx, as_xlsx

TITLE = "BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023"
ON = date(2026, 1, 5)
ANNEXES = pytest.mark.parametrize(
    ("name", "lines", "build"),
    [
        ("xa.docx", COMMUNE, as_docx),
        ("xa.xlsx", COMMUNE, as_xlsx),
        ("phong.docx", DEPARTMENT, as_docx),
        ("phong.xlsx", DEPARTMENT, as_xlsx),
    ],
)


@ANNEXES
def test_nine_rules_in_ten_are_understood_and_each_of_the_rest_is_named(name, lines, build):
    draft = import_table(name, build(lines, TITLE), on=ON)

    unknown = [finding.criterion for finding in draft.findings if finding.code == "rule-not-recognised"]
    assert draft.recognised >= 0.9 * draft.leaves
    assert len(unknown) == draft.leaves - draft.recognised
    assert {finding.code for finding in draft.errors} == {"rule-not-recognised"}
    assert all("dòng" in finding.place and finding.remedy for finding in draft.errors)


@ANNEXES
def test_every_code_title_and_maximum_is_kept(name, lines, build):
    draft = import_table(name, build(lines, TITLE), on=ON)

    assert draft.criteria == sum(bool(line.mark) for line in lines)
    assert all(line.title in draft.text for line in lines if line.mark)
    assert 'title = "BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023"' in draft.text
    assert "from = 2023-01-01" in draft.text


@ANNEXES
def test_what_was_understood_loads_in_the_engine(name, lines, build):
    draft = import_table(name, build(lines, TITLE), on=ON)

    found = check_definition(draft.text, name).findings
    assert {each.code for each in found if each.severity is Severity.ERROR} == {"leaf-without-rule"}
