"""From the criteria of an annex to a draft definition, with a finding for everything that is not as it should be."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sen.engine import BadInput, Finding, Severity, check_definition, decimal_text, vietnamese
from sen.reform.common.text import slug
from sen.reform.indices.tables.entries import Annex, Entry, find_annex
from sen.reform.indices.tables.phrases import NotRecognised, Recognised, recognise
from sen.reform.indices.tables.reading import read_grids
from sen.reform.indices.tables.toml import write_toml

_YEAR = re.compile(r"(?:năm\s+|/)(20\d\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?i)(bộ |bảng )?(chỉ số|tiêu chí|thang điểm)")
# Said better by a finding of the table: the wording, the cell, the missing column.
_SAID_ALREADY = frozenset({"leaf-without-rule", "zero-maximum", "no-owner"})
_DEEPEST = 6


@dataclass(frozen=True)
class Draft:
    """A draft definition: its text, how much of it was understood, and what must be looked at."""

    text: str
    criteria: int
    leaves: int
    recognised: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the draft from being used."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)


def import_table(name: str, data: bytes, *, on: date) -> Draft:
    """
    Read an annex, DOCX or XLSX, into a draft definition; nothing is repaired, everything odd is reported.

    :param on: the day whose year the draft is for, where the annex names none
    :raises BadInput: if the file cannot be read, or holds no table of criteria
    """
    annex = find_annex(read_grids(name, data))
    if annex is None or not annex.entries:
        sentence = "Không thấy bảng tiêu chí nào: không có cột tiêu chí (lĩnh vực, nội dung) đi cùng cột điểm tối đa."
        remedy = "Kiểm tra tệp; dòng tiêu đề của bảng cần có “Tiêu chí” và “Điểm tối đa”."
        raise BadInput([Finding("no-table", name, sentence, remedy)])
    return _Drafting(name, annex, on).draft()


class _Drafting:
    def __init__(self, name: str, annex: Annex, on: date) -> None:
        self.name, self.annex, self.on = name, annex, on
        codes = {entry.code for entry in annex.entries}
        self.groups = {code.rpartition(".")[0] for code in codes} - {""}
        self.findings: list[Finding] = []
        self.recognised = 0

    def draft(self) -> Draft:
        criteria = [self._criterion(entry) for entry in self.annex.entries]
        head = self._head()
        text = write_toml({"index": head, "criterion": criteria})
        self.findings += self._remarks_on_the_table()
        self.findings += self._from_engine(text)
        leaves = sum(entry.code not in self.groups for entry in self.annex.entries)
        ordered = sorted(self.findings, key=lambda each: each.severity is not Severity.ERROR)
        return Draft(text, len(criteria), leaves, self.recognised, tuple(ordered))

    def _criterion(self, entry: Entry) -> dict[str, Any]:
        maximum = entry.maximum
        written: dict[str, Any] = {"code": entry.code, "title": entry.title}
        written["max"] = "0" if maximum is None or maximum < 0 else decimal_text(maximum)
        words = "\n".join([*entry.levels, *entry.notes])
        if entry.owner:
            written["owner"] = " ".join(entry.owner.split())
        if entry.evidence:
            written["evidence"] = [line.lstrip("-+• ").rstrip(" ;.") for line in entry.evidence.splitlines()]
        if entry.code not in self.groups:
            mark = f"mục {entry.mark or entry.code}"
            written["basis"] = " ".join(entry.basis.split()) or f"{self.name}, {mark}"
        if words:
            written["note"] = words
        self.findings += self._about_points(entry)
        if entry.code not in self.groups and maximum:
            written |= self._rule(entry)
        return written

    def _rule(self, entry: Entry) -> dict[str, Any]:
        try:
            found = recognise(entry.levels, entry.notes, entry.maximum or 0, entry.title)  # type: ignore[arg-type]
        except NotRecognised as problem:
            self._find(problem.code, entry, problem.sentence, problem.remedy)
            return {}
        self.recognised += 1
        for remark in found.remarks:
            self._find(remark.code, entry, remark.sentence, remark.remedy, Severity.WARNING)
        return _as_written(found)

    def _about_points(self, entry: Entry) -> Iterator[Finding]:
        maximum = entry.maximum
        if maximum is None or maximum <= 0:
            below = [each.maximum for each in self.annex.entries if each.code.rpartition(".")[0] == entry.code]
            total = sum(each for each in below if each is not None)
            hint = f" Các tiêu chí con cộng lại {vietnamese(total)} điểm." if total else ""
            shown = f"ghi “{entry.points}”, không phải số điểm" if entry.points else "còn trống"
            yield self._finding(
                "missing-maximum",
                entry,
                f"Điểm tối đa của “{entry.title}” {shown}.{hint}",
                "Ghi điểm tối đa vào bảng rồi nhập lại, hoặc sửa “max” trong tệp TOML.",
            )
        elif entry.in_title is not None and entry.in_title != maximum:
            yield self._finding(
                "title-and-maximum",
                entry,
                f"Tên tiêu chí ghi {vietnamese(entry.in_title)} điểm, cột điểm tối đa ghi {vietnamese(maximum)}.",
                "Đối chiếu văn bản gốc, sửa chỗ sai.",
                Severity.WARNING,
            )

    def _head(self) -> dict[str, Any]:
        words = [line for line in self.annex.before if line.strip()]
        title = next((line for line in words if _TITLE.search(line)), words[-1] if words else "")
        found = _YEAR.search(" ".join(words)) or _YEAR.search(f"năm {''.join(re.findall(r'20[0-9]{2}', self.name))}")
        year = int(found[1]) if found else self.on.year
        if found is None:
            self.findings.append(
                self._whole("year-not-said", f"Bảng không ghi năm; dự thảo lấy năm {year}.", "Sửa “valid”.")
            )
        if not title:
            self.findings.append(self._whole("title-not-said", "Trước bảng không có tên bộ chỉ số.", "Ghi “title”."))
        stem = self.name.rpartition(".")[0] or self.name
        return {
            "id": f"draft/{slug(stem) or 'index'}",
            "version": f"{year}.1",
            "title": " ".join(title.split()) or stem,
            "status": "draft",
            "basis": [{"document": f"Bảng nhập từ tệp {self.name}", "item": self.annex.place}],
            "valid": {"from": date(year, 1, 1), "to": date(year, 12, 31)},
            "scale": decimal_text(self.annex.total[1]) if self.annex.total else "100",
        }

    def _remarks_on_the_table(self) -> Iterator[Finding]:
        for entry in self.annex.unnumbered:
            yield self._finding(
                "area-without-number",
                entry,
                f"“{entry.title}” không có số thứ tự; dự thảo coi là lĩnh vực {entry.code}.",
                "Ghi số thứ tự vào bảng nếu không đúng.",
                Severity.WARNING,
            )
        for where, title in self.annex.days:
            sentence = f"Số thứ tự của “{title}” đã bị Excel đổi thành ngày, nên tiêu chí này chưa được nhập."
            remedy = "Định dạng cột STT là văn bản, ghi lại số thứ tự rồi nhập lại."
            yield Finding("number-became-day", f"{self.name}, {where}", sentence, remedy)
        for where, words in self.annex.stray:
            yield self._whole("row-left-out", f"Dòng “{words[:80]}” không thuộc tiêu chí nào.", "Xem lại.", where)
        for place in self.annex.others:
            sentence = f"Tệp còn một bảng tiêu chí khác ở {place}, chưa nhập."
            yield self._whole("another-table", sentence, "Tách bảng đó thành tệp riêng rồi nhập.", place)
        if self.annex.columns.owner is None:
            sentence = "Bảng không có cột cơ quan thẩm định, nên các tiêu chí chưa có “owner”."
            yield self._whole("no-owner", sentence, "Bổ sung “owner” cho từng tiêu chí.")
        twice = [code for code, times in Counter(entry.code for entry in self.annex.entries).items() if times > 1]
        if any(code.endswith("1") for code in twice):
            sentence = "Có mã lặp lại và kết thúc bằng 1: Excel có thể đã đổi 1.10 thành 1.1."
            yield self._whole("number-cut", sentence, "Định dạng cột STT là văn bản rồi ghi lại mã.")

    def _from_engine(self, text: str) -> Iterator[Finding]:
        """What the engine says of the draft, placed in the rows of the table."""
        places = {entry.code: entry.place for entry in reversed(self.annex.entries)}
        for found in check_definition(text, self.name).findings:
            if found.code in _SAID_ALREADY:
                continue
            place = places.get(found.criterion or "")
            yield replace(found, file=f"{self.name}, {place or self.annex.place}", line=None)
        for entry in self.annex.entries:
            if entry.code.count(".") >= _DEEPEST:
                yield self._finding("too-deep", entry, "Quá nhiều cấp tiêu chí.", "Gộp bớt một cấp.")

    def _find(self, code: str, entry: Entry, sentence: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        self.findings.append(self._finding(code, entry, sentence, remedy, severity))

    def _finding(
        self, code: str, entry: Entry, sentence: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        return Finding(code, f"{self.name}, {entry.place}", sentence, remedy, entry.code, severity=severity)

    def _whole(self, code: str, sentence: str, remedy: str, place: str = "") -> Finding:
        where = f"{self.name}, {place or self.annex.place}"
        return Finding(code, where, sentence, remedy, severity=Severity.WARNING)


def _as_written(found: Recognised) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if found.measure is not None:
        written["measure"] = found.measure
    if found.inputs:
        written["inputs"] = list(found.inputs)
    written["rule"] = found.rule
    if found.not_applicable:
        written["not_applicable"] = found.not_applicable
    return written
