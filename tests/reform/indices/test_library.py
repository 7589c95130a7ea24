"""The library: versions on their shelves, two side by side, one tried on figures, one taken away as a file."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from docx import Document

from sen.engine import check_definition
from sen.reform.accounts.queries import SYSTEM
from sen.reform.indices import loader, queries
from sen.reform.indices.loader import Declared, NoSuchFormat, TriedSheet
from sen.reform.indices.loader.formulas import formula_words
from sen.reform.indices.loader.parts import rule_parts
from sen.reform.indices.loader.wholes import whole_words
from sen.reform.indices.loader.words import leaf_line
from sen.reform.indices.operations import adopt_version
from sen.reform.indices.queries import ChangeLine, VersionNotFound, WholeLine
from sen.reform.indices.tables import import_table
from tests.factories.assessments import OPENED_AT, an_index, an_index_text, next_year_text
from tests.spec.reading import CODE, specs

BY_KIND = {spec.kind: spec for spec in specs()}


def adopted(text: str) -> int:
    return adopt_version(text, "index.toml", by=SYSTEM, at=OPENED_AT)


@pytest.mark.django_db
class TestShelves:
    """An index stands together with its versions."""

    def test_an_empty_library_has_no_shelf(self):
        assert queries.shelves() == ()

    def test_versions_of_one_index_stand_together_the_newest_first(self):
        old, new = an_index(), adopted(next_year_text())
        (shelf,) = queries.shelves()
        assert (shelf.index_id, shelf.title) == ("test/commune", "Bộ chỉ số thử năm sau")
        assert [(each.card.id, each.replaced_by) for each in shelf.versions] == [(new, None), (old, None)]

    def test_a_correction_within_the_year_takes_the_place_of_what_it_corrects(self):
        old = an_index(status="issued")
        text = an_index_text(version="2023.2", status="corrected").replace(
            'title = "Bộ', 'replaces = "2023.1"\ntitle = "Bộ'
        )
        new = adopted(text)
        draft = an_index(version="2023.3", status="draft")  # binds nobody, so it replaces nothing
        (shelf,) = queries.shelves()
        taken = {each.card.id: each.replaced_by.id if each.replaced_by else None for each in shelf.versions}
        assert taken == {old: new, new: None, draft: None}

    @pytest.mark.parametrize(
        ("status", "tone", "is_binding"),
        [
            ("sample", "info", False),
            ("draft", "warn", False),
            ("issued", "good", True),
            ("corrected", "good", True),
            ("replaced", "neutral", False),
        ],
    )
    def test_every_status_has_its_colour_and_says_whether_it_binds(self, status, tone, is_binding):
        card = queries.version(an_index(status=status))
        assert (card.tone, card.is_binding) == (tone, is_binding)
        assert card.digest.startswith(card.short_digest)
        assert len(card.short_digest) == 12


@pytest.mark.django_db
class TestComparing:
    """Two versions side by side."""

    def test_every_kind_of_change_is_found_in_its_place(self):
        page = loader.compare(an_index(), adopted(next_year_text()))
        assert (page.old.version, page.new.version) == ("2023.1", "2024.1")
        assert page.added == (ChangeLine("", "1.3", "Sáng kiến", "", "1 điểm"),)
        assert page.removed == (ChangeLine("1.2", "", "Tuyên truyền", "2 điểm", ""),)
        assert [(line.title, line.before, line.after) for line in page.maxima] == [
            ("Kế hoạch", "4", "5"),
            ("Ban hành kế hoạch", "2", "3"),
        ]
        (rule,) = page.rules[:1]
        assert (rule.before.code, rule.after.code) == ("1.1.1", "1.1.1")
        assert [level.words for level in rule.before.rule.levels][:1] == ["từ 0 % đến dưới 70 %"]
        assert [level.words for level in rule.after.rule.levels][:1] == ["từ 0 % đến dưới 80 %"]
        assert [(line.old_code, line.new_code) for line in page.moved] == [("2.1.2", "2.1.3")]
        assert [(line.before, line.after) for line in page.renamed] == [("Giải ngân vốn", "Giải ngân vốn đầu tư")]
        assert [(line.new_code, line.before, line.after) for line in page.treatments] == [
            ("2.1.3", "không tính vào tổng điểm và điểm tối đa", "áp dụng cho mọi đơn vị")
        ]
        assert [(line.title, line.before, line.after) for line in page.whole] == [
            (
                "làm tròn",
                "2 chữ số thập phân, ở từng tiêu chí; từ nửa đơn vị trở lên làm tròn lên",
                "1 chữ số thập phân, ở từng tiêu chí; từ nửa đơn vị trở lên làm tròn lên",
            )
        ]
        assert page.change_count == 2 + 2 + len(page.rules) + 1 + 1 + 1 + 1 + len(page.weights)

    def test_only_what_kept_its_rule_and_maximum_is_comparable(self):
        page = loader.compare(an_index(), adopted(next_year_text()))
        comparable = {(pair.old_code, pair.new_code): pair.is_comparable for pair in page.pairs}
        assert not comparable["1.1.1", "1.1.1"]  # another rule
        assert not comparable["1.1.2", "1.1.2"]  # another maximum
        assert comparable["2.1.2", "2.1.3"]  # moved, but the same
        assert page.comparable_count == sum(comparable.values())

    def test_a_new_weight_is_told_in_words(self):
        old = an_index()
        mean = an_index_text(version="2024.1").replace(
            'title = "Kế hoạch"\n', 'title = "Kế hoạch"\naggregate = "mean"\n'
        )
        (line,) = loader.compare(old, adopted(mean)).weights
        assert (line.title, line.before, line.after) == ("Kế hoạch", "cộng điểm, quyền số 1", "bình quân, quyền số 1")

    def test_a_version_that_is_not_there_cannot_be_compared(self):
        with pytest.raises(VersionNotFound):
            loader.compare(an_index(), 999)


def a_sheet(key: str, **figures: str) -> TriedSheet:
    said = (
        Declared("1.1.1", {"done": figures["done"], "planned": "100"}),
        Declared("2.1.1", not_applicable="không được giao vốn"),
    )
    return TriedSheet(key, f"Phường {key}", "Xã, phường", said)


@pytest.mark.django_db
class TestTrying:
    """A version tried on figures that were declared to another."""

    def test_it_says_who_gains_who_loses_and_where_points_move(self):
        old, new = an_index(), adopted(next_year_text())
        # 92 % is above the old step of 90 and below the new one of 95; 75 is above 70 and below 80.
        sheets = [a_sheet("a", done="92"), a_sheet("b", done="100"), a_sheet("c", done="75")]
        page = loader.try_version(old, new, sheets)
        (group,) = page.groups
        assert group.name == "Xã, phường"
        assert [(unit.key, unit.rank_before, unit.rank_after) for unit in group.units] == [
            ("b", 1, 1),
            ("a", 1, 2),
            ("c", 3, 3),
        ]
        falling = group.units[1]
        assert (falling.name, falling.places_up, falling.places_down, falling.tone) == ("Phường a", -1, 1, "bad")
        # What was claimed as not applicable counts in neither version: 2 of 7 points before, 1 of 7 after.
        assert [round(each, 4) for each in (falling.percent_before, falling.percent_after, falling.gain)] == [
            Decimal("28.5714"),
            Decimal("14.2857"),
            Decimal("-14.2857"),
        ]
        assert (page.winner_count, page.loser_count, page.unmoved_count) == (0, 2, 1)
        moves = {(line.old_code, line.new_code): line.change for line in page.criteria}
        # Means of three units: 5 points before, 3 after.
        assert round(moves["1.1.1", "1.1.1"], 4) == Decimal("-0.6667")
        assert all("1" not in pair for pair in moves)  # groups move because their leaves do: only leaves are told
        changes = [abs(line.change) for line in page.criteria]
        assert changes == sorted(changes, reverse=True)  # the largest movement first
        assert page.unanswered == (
            WholeLine("1.1.2", "Ban hành kế hoạch"),
            WholeLine("1.3", "Sáng kiến"),
            WholeLine("2.1.3", "Công khai"),
        )
        assert page.unanswered_maximum == 5

    def test_under_the_same_version_nothing_moves(self):
        version = an_index()
        page = loader.try_version(version, version, [a_sheet("a", done="92")])
        assert page.criteria == ()
        assert (page.winner_count, page.loser_count, page.unmoved_count) == (0, 0, 1)
        assert page.groups[0].units[0].gain == 0

    def test_a_gain_is_a_gain(self):
        old, new = an_index(), adopted(next_year_text())
        page = loader.try_version(new, old, [a_sheet("a", done="92")])
        assert page.winner_count == 1
        assert page.groups[0].units[0].tone == "good"

    def test_who_declared_nothing_has_no_rank_and_neither_gains_nor_loses(self):
        version = an_index()
        page = loader.try_version(version, version, [TriedSheet("a", "Phường a", "Xã, phường", ())])
        unit = page.groups[0].units[0]
        assert (unit.rank_before, unit.rank_after, unit.places_up) == (None, None, 0)
        assert unit.tone == "neutral"


@pytest.mark.django_db
class TestFiles:
    """A version taken away as a file."""

    def test_the_toml_is_letter_by_letter_what_was_adopted(self):
        version = an_index()
        file = loader.index_file(version, "toml")
        assert (file.name, file.content_type) == ("test-commune-2023.1.toml", "application/toml; charset=utf-8")
        assert file.data.decode() == an_index_text()
        assert check_definition(file.data.decode(), file.name).definition.digest == queries.version(version).digest

    def test_the_annex_opens_in_word(self):
        file = loader.index_file(an_index(), "docx")
        assert file.name == "phu-luc-test-commune-2023.1.docx"
        (table,) = Document(io.BytesIO(file.data)).tables
        assert any("Mức độ thực hiện kế hoạch" in cell.text for row in table.rows for cell in row.cells)

    def test_the_annex_opens_in_excel(self):
        file = loader.index_file(an_index(), "xlsx")
        assert file.name == "phu-luc-test-commune-2023.1.xlsx"
        draft = import_table(file.name, file.data, on=date(2023, 9, 21))
        assert 'title = "Mức độ thực hiện kế hoạch"' in draft.text
        assert draft.leaves == 5

    def test_there_is_no_other_format(self):
        with pytest.raises(NoSuchFormat, match="DOCX"):
            loader.index_file(an_index(), "exe")


@pytest.mark.django_db
def test_the_page_of_a_version_tells_the_whole_the_outside_and_the_remarks():
    text = next_year_text() + OUTSIDE
    page = loader.definition_page(adopted(text.replace('scale = "10"\n', 'scale = "10"\nbonus_cap = "1"\n')))
    assert [line.title for line in page.whole] == [
        "thang điểm",
        "cách gộp các lĩnh vực",
        "làm tròn",
        "xếp hạng",
        "xếp loại",
    ]
    assert [(block.kind, block.most, [leaf.code for leaf in block.leaves]) for block in page.outside] == [
        ("bonus", Decimal(1), ["T1"]),
        ("penalty", None, ["P1"]),
        ("fact", None, ["F1"]),
    ]
    places = {(remark.code, remark.place) for remark in page.remarks}
    assert ("no-owner", "tiêu chí 1.1.2") in places
    assert ("no-cap", "") in places  # about the whole file: the penalty points have no cap


#: What may stand outside the tree.
OUTSIDE = """
[[bonus]]
code = "T1"
title = "Giải thưởng"
max = "1"
basis = "Phụ lục"
rule = { kind = "yes-no" }

[[penalty]]
code = "P1"
title = "Để xảy ra sai phạm"
max = "1"
basis = "Phụ lục"
rule = { kind = "yes-no" }

[[fact]]
code = "F1"
title = "Người đứng đầu bị kỷ luật"
"""


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_a_rule_of_every_kind_can_be_read(kind):
    definition = BY_KIND[kind].definition
    line = leaf_line(definition, definition.criterion(CODE))
    assert line.rule.levels
    assert line.asked
    assert all(part.levels for part in line.parts)
    assert line.in_brief


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("bands", "từ 0 % đến dưới 70 %: 0; từ 70 % đến 90 %: 1; trên 90 %: 2"),
        ("late-reports", "không bị trừ: 2; mỗi báo cáo chậm: −0,25; mỗi báo cáo không gửi: −0,5"),
        ("mean-of-records", "hồ sơ trước hạn: 2; hồ sơ đúng hạn: 1; hồ sơ trễ hạn: 0"),
        ("weighted-parts", "công việc (tối đa 30 điểm, hệ số 2); khảo sát (tối đa 40 điểm)"),
    ],
)
def test_a_rule_fits_on_one_line(kind, words):
    definition = BY_KIND[kind].definition
    assert leaf_line(definition, definition.criterion(CODE)).in_brief == words


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("bands", []),  # one measure: no parts
        (
            "worst-of",
            [
                ("thu hồi tài sản (tối đa 9 điểm)", "Đã thu hồi ÷ Phải thu hồi (%)"),
                ("kế hoạch thanh tra (tối đa 9 điểm)", ""),
            ],
        ),
        ("weighted-parts", [("công việc (tối đa 30 điểm, hệ số 2)", ""), ("khảo sát (tối đa 40 điểm)", "")]),
        ("best-of", [("toàn trình (tối đa 2 điểm)", ""), ("một phần (tối đa 1 điểm)", "")]),
        (
            "formulas",
            [
                ("theo kế hoạch vốn (tối đa 2 điểm)", "Đã giải ngân ÷ Kế hoạch (%)"),
                ("theo hạng mục hoàn thành (tối đa 2 điểm)", ""),
            ],
        ),
        (
            "conditions",
            [
                ("tốt: đủ mọi điều kiện", ""),
                ("kém: có ít nhất một điều kiện", ""),
                ("không đạt mức nào ở trên", ""),
            ],
        ),
        ("mean-of-records", [("", "")]),
    ],
)
def test_a_rule_of_several_parts_is_told_part_by_part(kind, parts):
    definition = BY_KIND[kind].definition
    found = rule_parts(definition.criterion(CODE))
    assert [(part.title, part.measured) for part in found] == parts


def test_a_group_has_no_parts():
    definition = BY_KIND["bands"].definition
    group = replace(definition.criterion(CODE), scoring=None)
    assert rule_parts(group) == ()


def test_differences_are_written_with_what_is_taken_off():
    definition = BY_KIND["peer-range"].definition
    scoring = definition.criterion(CODE).scoring
    words = formula_words(scoring.measure.formula, scoring.labels, "%")
    assert words == "(kết quả − thấp nhất của nhóm) ÷ (cao nhất của nhóm − thấp nhất của nhóm) (%)"
    below_nought = leaf_line(BY_KIND["peer-mean"].definition, BY_KIND["peer-mean"].definition.criterion(CODE)).rule
    assert len(below_nought.levels) > 1  # below the mean there is a level, too


def test_every_decision_about_the_whole_has_words():
    text = an_index_text()
    said = {
        'rounding = { mode = "half-up", places = 2, at = "leaf" }': 'rounding = { mode = "down", places = 0, at = "nowhere" }',
        'ranking = { ties = "competition", by = "percent" }': 'ranking = { ties = "sequential", by = "points", then = ["1.1.1"] }',
        'grades = [{ label = "Tốt", from = "80" }, { label = "Chưa tốt", below = "80" }]': 'grades = [{ label = "Tốt", from = "80", each_area_from = "50" }, { label = "Chưa tốt", below = "80" }]',
    }
    for old, new in said.items():
        assert old in text
        text = text.replace(old, new)
    definition = check_definition(text, "a.toml").definition
    words = {line.title: line.words for line in whole_words(definition)}
    assert words["làm tròn"] == "không làm tròn"
    assert words["xếp hạng"].startswith("theo điểm, số chưa làm tròn; bằng điểm thì xét tiếp theo tiêu chí 1.1.1")
    assert words["xếp loại"].startswith("Tốt: từ 80 trở lên, mỗi lĩnh vực từ 50 %")


@pytest.mark.parametrize(
    ("quota", "words"),
    [
        ('{ share = "20", of = ["Tốt"] }', "không quá 20 % số đơn vị đạt Tốt"),
        (
            '{ share = "20", of = ["Tốt"], small = 5, small_most = 1 }',
            "không quá 20 % số đơn vị đạt Tốt (dưới 5 đơn vị thì không quá 1)",
        ),
    ],
)
def test_what_a_grade_asks_for_besides_its_figure_is_said(quota, words):
    asks = f'label = "Tốt", from = "80", when = [{{ code = "1.1", from = "60" }}], quota = {quota}'
    definition = check_definition(an_index_text().replace('label = "Tốt", from = "80"', asks), "a.toml").definition
    grades = whole_words(definition)[-1].words
    assert grades == f"Tốt: từ 80 trở lên, mục 1.1 từ 60 trở lên, {words}; Chưa tốt: dưới 80"


@pytest.mark.django_db
def test_what_was_worked_out_of_a_definition_is_kept_by_its_digest_and_not_for_ever():
    asked = []
    titles = loader.once_per_definition(lambda definition: asked.append(definition.digest) or definition.title)
    definition = loader.definition_of(an_index())
    assert (titles(definition), titles(definition), len(asked)) == ("Bộ chỉ số thử", "Bộ chỉ số thử", 1)
    for number in range(16):
        titles(replace(definition, digest=str(number)))
    assert titles(definition) == "Bộ chỉ số thử"
    assert len(asked) == 18
