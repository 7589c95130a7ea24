"""Evidence beside some criteria: small documents made on the spot, which say on every page that they are invented."""

from typing import Any

from sen.cli.demo.moments import on_day
from sen.cli.demo.season import Season
from sen.reform.assessments import operations
from sen.reform.assessments.operations import Attaching
from sen.reform.documents.content import Letterhead, OfficialDocument, Paragraph, Recipients, Signature, Title
from sen.reform.documents.rendering import render
from sen.reform.documents.wording import Kind, symbol
from sen.reform.evidence import operations as evidence
from sen.reform.evidence.kinds import DocumentKind
from sen.reform.evidence.operations import Description, NewFile

SIMULATED = "Dữ liệu mô phỏng: tài liệu do phần mềm tạo để trình diễn, không phải văn bản của cơ quan nào."
_PRINTED = {
    DocumentKind.PLAN: Kind.PLAN,
    DocumentKind.REPORT: Kind.REPORT,
    DocumentKind.DECISION: Kind.DECISION,
    DocumentKind.OTHER: Kind.NOTICE,
}


def attach(season: Season, step: str) -> None:
    """Put the pieces of a step beside their criteria, by the officer of each unit."""
    for told in season.said.get("evidence", ()):
        if told["step"] == step:
            _attach(season, told, at_hour=11 if step == "declared" else 9)


def _attach(season: Season, told: dict[str, Any], *, at_hour: int) -> None:
    sheet, at = season.sheets[told["unit"]], on_day(season.day(told["step"]), at_hour)
    officer = season.staff.officers[told["unit"]]
    issuer = f"Ủy ban nhân dân {sheet.unit_name}" if sheet.unit_code.isdigit() else sheet.unit_name
    kind = DocumentKind(told["kind"])
    description = Description(
        title=told["title"],
        document_kind=kind,
        issuing_body=issuer,
        number=f"{told['number']}/{symbol(_PRINTED[kind], told['office'])}",
        issued_on=told["issued_on"],
    )
    made = render(_document(told, issuer, kind), "pdf")
    new = NewFile(sheet.unit_id, made.name, made.data, description, is_free_of_secrets=True)
    key = evidence.add_file(new, by=officer, at=at)
    for code in told["codes"]:
        operations.attach(sheet.id, Attaching(code, key, told["locator"]), by=officer, at=at)


def _document(told: dict[str, Any], issuer: str, kind: DocumentKind) -> OfficialDocument:
    printed = _PRINTED[kind]
    return OfficialDocument(
        letterhead=Letterhead(
            issuer=issuer.replace(" dân ", " dân\n"),
            superior="Ủy ban nhân dân\nthành phố Sa Đéc",
            symbol=symbol(printed, told["office"]),
            number=told["number"],
            place="Sa Đéc",
            on=told["issued_on"],
        ),
        title=Title(printed, told["title"], authority=issuer if printed is Kind.DECISION else ""),
        blocks=tuple(Paragraph(text) for text in told["text"]),
        signatures=(Signature(told["post"]),),
        recipients=Recipients(("UBND thành phố (để báo cáo)",), "VT"),
        note=SIMULATED,
        stem=told["title"],
    )
