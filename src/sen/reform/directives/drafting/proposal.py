"""What the drafter hands to the person who confirms: drafts, unknown units, what it left out."""

from dataclasses import dataclass
from datetime import date

Span = tuple[int, int]


@dataclass(frozen=True)
class UnknownUnit:
    """A unit the text names and the list of units does not have, with the nearest names."""

    name: str
    span: Span
    suggestions: tuple[str, ...]


@dataclass(frozen=True)
class Skipped:
    """A sentence that looked like an assignment and is none, with the reason."""

    span: Span
    quote: str
    reason: str


@dataclass(frozen=True)
class Draft:
    """
    One proposed task: who, what, by when, and the words it came from.

    `leads` and `co_ordinators` are unit codes; `lead_words` are the words a single lead was named by,
    with its code; `lead_set` keeps the words of a set such as "UBND các xã, phường"; `unknown_leads` are
    names that no unit answers to, and so are `unknown_co_ordinators`.
    """

    leads: tuple[str, ...]
    lead_set: str
    unknown_leads: tuple[str, ...]
    co_ordinators: tuple[str, ...]
    what: str
    product: str
    due: date | None
    due_is_proposed: bool
    due_words: str
    due_from: Span | None
    span: Span
    quote: str
    rule: str
    warnings: tuple[str, ...] = ()
    lead_words: tuple[tuple[str, str], ...] = ()
    unknown_co_ordinators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """
    Everything proposed from one text; nothing of it exists until a person confirms it.

    `authority` is the committee that wrote the text when it is not the list's: then units are kept as words.
    """

    drafts: tuple[Draft, ...]
    unknown_units: tuple[UnknownUnit, ...]
    skipped: tuple[Skipped, ...]
    authority: str = ""
