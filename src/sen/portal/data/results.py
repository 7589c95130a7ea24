"""Published results in the catalogue: one set for each round, one edition for each version."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.portal.data.kinds import Dataset, Edition, File, Form
from sen.reform.common.addresses import address
from sen.reform.publishing import queries
from sen.reform.publishing.queries import ResultLine, VersionLine

RESULTS_KEY = "ket-qua"
_ROUTES = {Form.CSV: "portal:result_table", Form.JSON: "portal:result_text", Form.XLSX: "portal:result_workbook"}


def result_sets() -> Iterator[Dataset]:
    """Every result that is public; a withdrawn one has no data any more."""
    logs = queries.logs()
    for line in queries.results():
        if not line.version.is_withdrawal:
            yield _result_set(line, logs[line.year, line.key])


def _result_set(line: ResultLine, log: tuple[VersionLine, ...]) -> Dataset:
    # Versions before a withdrawal are handed out again once a later one follows.
    versions = [version for version in log if not version.is_withdrawal]
    return Dataset(
        key=f"{RESULTS_KEY}-{line.year}-{line.key}",
        title=f"{line.title} ({line.block})",
        description=_("Rank, grade and points of every unit, by area and criterion, with the sentence of every point."),
        landing=address("portal:result", line.year, line.key),
        schema=address("portal:data_schema", RESULTS_KEY),
        codebook=address("portal:data_codebook", RESULTS_KEY),
        issued_at=versions[-1].published_at,
        editions=tuple(_edition(line, version) for version in versions),
        period=(date(line.year, 1, 1), date(line.year, 12, 31)),
        keywords=("cải cách hành chính", "chỉ số", "xếp hạng"),
        is_simulated=line.is_simulated,
        is_official_text=True,
    )


def _edition(line: ResultLine, version: VersionLine) -> Edition:
    return Edition(
        number=version.number,
        published_at=version.published_at,
        reason=version.reason,
        files=tuple(_file(line, version, form) for form in Form),
    )


def _file(line: ResultLine, version: VersionLine, form: Form) -> File:
    return File(
        form,
        address(_ROUTES[form], line.year, line.key, version.number),
        lambda: result_bytes(form, line.year, line.key, version.number),
        schema=address("portal:data_sealed_schema") if form is Form.JSON else "",
    )


def result_bytes(form: Form, year: int, key: str, number: int) -> bytes:
    """
    A version of a result as a file.

    :raises ResultNotFound: if there is no such version, or it is not to be read any more
    """
    version, content = queries.content_of(year, key, number)
    match form:
        case Form.CSV:
            return queries.as_csv(version, content)
        case Form.JSON:
            return queries.as_json(content)
        case Form.XLSX:
            return queries.as_workbook(version, content)
