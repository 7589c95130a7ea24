"""From the text of a definition file to an index that can score, or to what is wrong with it."""

import hashlib
import tomllib
from dataclasses import dataclass, fields
from typing import Any

from pydantic import ValidationError

from sen.engine.answers import BadInput, Finding, Severity
from sen.engine.definitions.complaints import complaints, unknown_key
from sen.engine.definitions.criteria import CriterionReader
from sen.engine.definitions.criterion import Criterion, Extras
from sen.engine.definitions.draft import Draft
from sen.engine.definitions.extras import OUTSIDE, read_extras
from sen.engine.definitions.frames import extend, frame_named_in, frame_of
from sen.engine.definitions.grades import read_grades
from sen.engine.definitions.laws import LAWS
from sen.engine.definitions.shapes import INDEX, IndexShape
from sen.engine.definitions.tree import IndexDefinition, LegalBasis, RankingRule
from sen.engine.points import Rounding

_TABLES = ("index", "criterion", *OUTSIDE)
_INDEX_KEYS = tuple(each.name for each in fields(IndexShape))


@dataclass(frozen=True)
class CheckedDefinition:
    """What a check found; the definition is there unless a finding is an error."""

    definition: IndexDefinition | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings that stop the definition from being used."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)


def load_definition(text: str, name: str, *, frame: str | None = None) -> IndexDefinition:
    """
    Read a definition that must be free of errors; warnings do not stop it.

    :param name: what findings call the file
    :param frame: the text of the definition it extends, if it does
    :raises BadInput: with every finding
    """
    checked = check_definition(text, name, frame=frame)
    if checked.definition is None:
        raise BadInput(checked.findings)
    return checked.definition


def check_definition(text: str, name: str, *, frame: str | None = None) -> CheckedDefinition:
    """
    Read a definition and report everything that is wrong with it, never only the first thing.

    :param frame: the text of the definition it extends, if it does
    """
    try:
        written, of_frame = _written(text, frame, name)
    except BadInput as problem:
        return CheckedDefinition(None, problem.findings)
    index, findings = _read_index(written, name)
    criteria, ruled, more = _read_criteria(written, name)
    extras, yet_more = read_extras(written, index, name)
    draft = Draft(name, index, criteria, ruled, extras)
    more += of_frame + yet_more
    findings += more
    findings += [found for law in LAWS for found in law(draft)]
    if index is None or any(each.severity is Severity.ERROR for each in findings):
        return CheckedDefinition(None, tuple(findings))
    return CheckedDefinition(_definition(index, criteria, extras, f"{frame or ''}{text}"), tuple(findings))


def _written(text: str, frame: str | None, name: str) -> tuple[dict[str, Any], list[Finding]]:
    """Read the file, laid over its frame if it has one."""
    written = _toml(text, name)
    named = frame_of(written)
    if not named:
        return written, []
    if frame is None:
        raise BadInput([Finding("no-frame", name, f"Không có khung “{named}”.", "Kiểm tra đường dẫn trong “extends”.")])
    if frame_named_in(frame):
        raise BadInput(
            [
                Finding(
                    "frame-of-frame", name, f"Khung “{named}” lại mở rộng một khung khác.", "Chỉ dùng một tầng khung."
                )
            ]
        )
    return extend(_toml(frame, named), written, name)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as problem:
        raise BadInput([_not_toml(name, str(problem))]) from None
    except RecursionError:
        raise BadInput([_not_toml(name, "too many brackets")]) from None


def _not_toml(name: str, problem: str) -> Finding:
    _, _, where = problem.rpartition("at line ")
    line = where.partition(",")[0]
    return Finding(
        "not-toml",
        name,
        "Tệp không đọc được theo dạng TOML.",
        "Kiểm tra dấu ngoặc, dấu bằng và ngoặc kép ở đây.",
        line=int(line) if line.isdecimal() else None,
    )


def _read_index(written: dict[str, Any], name: str) -> tuple[IndexShape | None, list[Finding]]:
    findings = [Finding(*_with_file(unknown_key(key, _TABLES), name)) for key in written if key not in _TABLES]
    try:
        return INDEX.validate_python(written.get("index", {})), findings
    except ValidationError as problem:
        findings += complaints(problem, name, within="index", known=_INDEX_KEYS)
        return None, findings


def _with_file(words: tuple[str, str, str], name: str) -> tuple[str, str, str, str]:
    code, sentence, remedy = words
    return code, name, sentence, remedy


def _read_criteria(written: dict[str, Any], name: str) -> tuple[tuple[Criterion, ...], frozenset[str], list[Finding]]:
    reader = CriterionReader(name)
    entries = written.get("criterion", [])
    if not isinstance(entries, list) or not entries:
        reader.findings.append(
            Finding("no-criteria", name, "Bộ chỉ số chưa có tiêu chí nào.", "Thêm các mục [[criterion]].")
        )
        return (), frozenset(), reader.findings
    criteria, ruled = [], set()
    for position, entry in enumerate(entries):
        criterion = reader.read(entry, position)
        if criterion is not None:
            criteria.append(criterion)
            if "rule" in entry:
                ruled.add(criterion.code)
    return tuple(criteria), frozenset(ruled), reader.findings


def _definition(index: IndexShape, criteria: tuple[Criterion, ...], extras: Extras, text: str) -> IndexDefinition:
    ranking = index.ranking
    return IndexDefinition(
        id=index.id,
        version=index.version,
        title=index.title,
        status=index.status,
        valid_from=index.valid.first_day,
        valid_to=index.valid.last_day,
        applies_to=index.applies_to,
        scale=index.scale,
        rounding=Rounding(index.rounding.mode, index.rounding.places),
        rounding_level=index.rounding.at,
        ranking=RankingRule(ranking.ties, ranking.by, ranking.figure, ranking.then, ranking.absent),
        grades=read_grades(index.grades),
        basis=tuple(LegalBasis(each.document, each.dated, each.item) for each in index.basis),
        criteria=criteria,
        digest=hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest(),
        not_applicable=index.not_applicable,
        aggregation=index.aggregate,
        when_missing=index.missing,
        extras=extras,
        replaces=index.replaces,
    )
