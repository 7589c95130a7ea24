"""Evidence for tests."""

from datetime import UTC, date, datetime

from sen.reform.accounts.queries import SYSTEM
from sen.reform.evidence import operations, queries
from sen.reform.evidence.kinds import DocumentKind
from sen.reform.evidence.queries import PieceCard
from tests.factories.units import a_unit
from tests.reform.evidence.samples import a_pdf

AT = datetime(2023, 9, 21, 7, 0, tzinfo=UTC)


def a_description(**said: object) -> operations.Description:
    """A plan of the city."""
    return operations.Description(
        **{
            "title": "Kế hoạch cải cách hành chính năm 2023",
            "document_kind": DocumentKind.PLAN,
            "issuing_body": "UBND thành phố",
            "number": "12/KH-UBND",
            "issued_on": date(2023, 1, 5),
            **said,
        }
    )


def a_new_file(unit_id: int, data: bytes | None = None, **said: object) -> operations.NewFile:
    """A file on its way in."""
    return operations.NewFile(
        **{
            "unit_id": unit_id,
            "file_name": "ke-hoach.pdf",
            "data": a_pdf("plan") if data is None else data,
            "description": a_description(),
            "is_free_of_secrets": True,
            **said,
        }
    )


def a_new_link(unit_id: int, **said: object) -> operations.NewLink:
    """A link on its way in."""
    return operations.NewLink(
        **{
            "unit_id": unit_id,
            "url": "https://sonoivu.example.vn/van-ban/12",
            "description": a_description(),
            "is_free_of_secrets": True,
            **said,
        }
    )


def a_piece(unit_id: int | None = None, data: bytes | None = None, **said: object) -> PieceCard:
    """A piece that stands in a library."""
    new = a_new_file(unit_id or a_unit().id, data, **said)
    return queries.piece(operations.add_file(new, by=SYSTEM, at=AT))
