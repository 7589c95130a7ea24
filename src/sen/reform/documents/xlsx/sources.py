"""What goes on each sheet: one table, where it comes from, and the words that explain it."""

from dataclasses import dataclass, replace

from sen.reform.documents.content import Block, OfficialDocument, Table
from sen.reform.documents.printed import Code, Line, annex_label, one_line, pieces_of, printed, told_facts

WIDEST_NAME = 31  # Excel's limit
IN_TEXT = "Bảng"


@dataclass(frozen=True)
class Source:
    """One sheet: its name, who issued what, the title, the facts, the table, and the lines below it."""

    name: str
    origin: tuple[str, ...]
    title: str
    facts: tuple[str, ...]
    table: Table
    below: tuple[str, ...]


def sources_of(document: OfficialDocument) -> tuple[Source, ...]:
    """Find every table of the document, in its order; in an annex, the notes around a table go with it."""
    words = printed(document)
    issuer, number = " ".join(words.issuer), ", ".join(filter(None, (words.number, words.dateline)))
    subject = f"{document.title.kind.label}: {one_line(document.title.subject)}"
    note = (words.note,) if words.note else ()
    empty = Source(IN_TEXT, (issuer, number), subject, told_facts(document.facts), Table((), ()), note)
    found = _each_table(empty, document.blocks)
    for position, annex in enumerate(document.annexes):
        label = annex_label(document, position)
        base = replace(
            empty,
            name=label,
            origin=(issuer, f"{subject} ({number})"),
            title=f"{label}: {one_line(annex.title)}",
            below=(*_notes(annex.blocks), *note),
        )
        found += _each_table(base, annex.blocks)
    return tuple(found)


def _each_table(base: Source, blocks: tuple[Block, ...]) -> list[Source]:
    tables = [block for block in blocks if isinstance(block, Table)]
    return [
        replace(
            base,
            name=(base.name if len(tables) == 1 else f"{base.name} ({place})")[:WIDEST_NAME],
            title=". ".join(filter(None, (base.title, one_line(table.caption)))),
            table=table,
        )
        for place, table in enumerate(tables, start=1)
    ]


def _notes(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    notes: list[str] = []
    for piece in pieces_of(blocks):
        match piece:
            case Line(text=text):
                notes.append(text)
            case Code(lines=lines):
                notes.extend(lines)
            case _:
                continue
    return tuple(notes)
