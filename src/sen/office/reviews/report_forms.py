"""The shapes of what people type in the report, its annex, and the reports of units."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sen.office.figures import figure_field
from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import format_number, parse_number
from sen.reform.evidence.inspection import ACCEPTED, check_size
from sen.reform.evidence.limits import LONGEST_NAME, MAXIMUM_BYTES
from sen.reform.evidence.queries import PieceCard
from sen.reform.reviews.operations.collecting import LONGEST_NUMBER, BadFigure, NewUnitReport
from sen.reform.reviews.operations.reporting import LONGEST_SECTION, NewFigure
from sen.reform.reviews.queries.annex import AnnexLine
from sen.reform.reviews.queries.catalogue import CatalogueRow
from sen.reform.reviews.queries.sections import Section
from sen.reform.reviews.queries.unit_reports import UnitReportLine
from sen.reform.reviews.rows import Computed, Level, Period, Row

_HOW_MANY_LINES = 14


class SectionForm(forms.Form):
    """A section in a person's words."""

    text = forms.CharField(
        label=_("Text of the section"),
        max_length=LONGEST_SECTION,
        widget=forms.Textarea(attrs={"rows": _HOW_MANY_LINES}),
        help_text=_("Each line is a paragraph; a line that begins with “- ” is an item of a list."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @classmethod
    def of(cls, section: Section) -> "SectionForm":
        """The form as it stands before anything is typed."""
        return cls(initial={"text": section.text, "seen": section.version})


class SeenForm(forms.Form):
    """Which version of something the person looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@dataclass(frozen=True)
class FigureFields:
    """The fields of one row of the annex."""

    line: AnnexLine
    value: forms.BoundField | None
    previous: forms.BoundField | None
    seen: forms.BoundField


class AnnexForm(forms.Form):
    """The figures a person types: of rows nobody else knows, and of the period before where no meeting was held."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, lines: Iterable[AnnexLine], has_previous: bool
    ) -> None:
        super().__init__(data)
        self.lines = tuple(line for line in lines if line.row.is_typed or not has_previous)
        for line in self.lines:
            self._add(line, has_previous=has_previous)

    @property
    def typed_rows(self) -> tuple[FigureFields, ...]:
        """The fields of the rows a person types."""
        return tuple(self._fields_of(line) for line in self.lines if line.row.is_typed)

    @property
    def other_rows(self) -> tuple[FigureFields, ...]:
        """The fields of the other rows: only their period before."""
        return tuple(self._fields_of(line) for line in self.lines if not line.row.is_typed)

    @property
    def figures(self) -> tuple[NewFigure, ...]:
        """What was typed."""
        said = self.cleaned_data
        return tuple(
            NewFigure(code, said.get(f"v-{code}", ""), said.get(f"p-{code}", ""), said[f"s-{code}"] or 0)
            for code in (line.row.code for line in self.lines)
        )

    def refuse(self, code: str, sentence: str) -> None:
        """Say at a row what is wrong with it."""
        name = f"v-{code}" if f"v-{code}" in self.fields else f"p-{code}"
        self.add_error(name if name in self.fields else None, sentence)

    def see_again(self, versions: Mapping[str, int]) -> None:
        """Let what was typed stand against the versions kept now."""
        data = self.data.copy()  # type: ignore[attr-defined]  # what a browser sent
        for code, version in versions.items():
            data[f"s-{code}"] = str(version)
        self.data = data

    def _fields_of(self, line: AnnexLine) -> FigureFields:
        value, previous = f"v-{line.row.code}", f"p-{line.row.code}"
        return FigureFields(
            line,
            self[value] if value in self.fields else None,
            self[previous] if previous in self.fields else None,
            self[f"s-{line.row.code}"],
        )

    def _add(self, line: AnnexLine, *, has_previous: bool) -> None:
        row, typed = line.row, line.typed
        if row.is_typed:
            self.fields[f"v-{row.code}"] = figure_field(f"{row.code} {row.name}")
            self.initial[f"v-{row.code}"] = _shown(typed.value if typed else None)
        if not has_previous:
            words = _("%(code)s %(name)s, period before") % {"code": row.code, "name": row.name}
            self.fields[f"p-{row.code}"] = figure_field(words)
            self.initial[f"p-{row.code}"] = _shown(typed.previous if typed else None)
        self.fields[f"s-{row.code}"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        self.initial[f"s-{row.code}"] = typed.version if typed else 0


class DueDayForm(forms.Form):
    """By when units hand in."""

    due_on = forms.DateField(
        label=_("Units hand in by"), help_text=_("Compare it with the rule of your province. Day/month/year.")
    )


class UnitReportForm(forms.Form):
    """What a unit hands in."""

    number = forms.CharField(
        label=_("Number and symbol"), max_length=LONGEST_NUMBER, required=False, help_text=_("For example 12/BC-UBND.")
    )
    text = forms.CharField(
        label=_("Report in words"),
        required=False,
        max_length=LONGEST_SECTION,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What was done, what is lacking and why, what the unit proposes."),
    )
    piece_key = forms.ChoiceField(label=_("The report as a document"), required=False)
    file = forms.FileField(label=_("Or a new file"), required=False, allow_empty_file=True)
    issued_on = forms.DateField(label=_("Issued on"), required=False, help_text=_("Of the new file. Day/month/year."))
    is_free_of_secrets = forms.BooleanField(label=_("I confirm: the document holds no state secrets"), required=False)

    def __init__(self, *said: Any, rows: Iterable[Row], pieces: Iterable[PieceCard], **options: Any) -> None:
        super().__init__(*said, **options)
        self.asked = tuple(rows)
        choices = [("", _("none")), *((each.key, _named(each)) for each in pieces)]
        self.fields["piece_key"].choices = choices  # type: ignore[attr-defined]  # a choice field
        words = _("PDF, Word (.docx), Excel (.xlsx), PNG or JPEG, up to %(limit)s MB; no macros, no password.")
        self.fields["file"].help_text = words % {"limit": MAXIMUM_BYTES // (1024 * 1024)}
        self.fields["file"].widget.attrs |= {"accept": ",".join(ACCEPTED)}
        for row in self.asked:
            self.fields[f"f-{row.code}"] = figure_field(f"{row.code} {row.name}")

    @property
    def figure_fields(self) -> Iterator[tuple[Row, forms.BoundField]]:
        """The rows asked of the unit, each with its field."""
        return ((row, self[f"f-{row.code}"]) for row in self.asked)

    def clean_file(self) -> Any:
        """Refuse by size before a byte is read into memory."""
        file = self.cleaned_data["file"]
        try:
            if file:
                check_size((file.name or "")[:LONGEST_NAME], file.size or 0)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from None
        return file

    def report(self, unit_id: int) -> NewUnitReport:
        """What is to be handed in."""
        said = self.cleaned_data
        figures = {row.code: said[f"f-{row.code}"] for row in self.asked}
        return NewUnitReport(unit_id, said["text"], said["number"], said["piece_key"], figures)

    def refuse(self, refusal: Refusal) -> None:
        """Say at its place what is wrong."""
        at = f"f-{refusal.code}" if isinstance(refusal, BadFigure) else None
        self.add_error(at, refusal.sentence)

    def take(self, piece_key: str, piece: PieceCard) -> None:
        """Choose a document that came in with the form, so that it is not asked for again."""
        field = self.fields["piece_key"]
        field.choices = [*field.choices, (piece_key, _named(piece))]  # type: ignore[attr-defined]  # a choice field
        data = self.data.copy()  # type: ignore[attr-defined]  # what a browser sent
        data["piece_key"] = piece_key
        self.data = data
        self.cleaned_data["piece_key"] = piece_key

    @classmethod
    def of(cls, line: UnitReportLine, **options: Any) -> "UnitReportForm":
        """The form filled with the latest version, so that a new one begins where it ended."""
        last = line.latest
        initial: dict[str, Any] = {}
        if last:
            initial = {"number": last.number, "text": last.text, "piece_key": last.piece_key}
            initial |= {f"f-{code}": _shown(parse_number(text)) for code, text in last.figures.items()}
        return cls(initial=initial, **options)


class RowForm(forms.Form):
    """A row of the statistical annex."""

    code = forms.RegexField(
        r"^[0-9A-Za-zĐđ]+(\.[0-9A-Za-zĐđ]+)*$",
        label=_("Number in the annex"),
        max_length=20,
        help_text=_("For example 1.4.2."),
    )
    group = forms.CharField(label=_("Heading"), max_length=120)
    name = forms.CharField(label=_("What is counted"), max_length=300)
    measure = forms.CharField(label=_("Measured in"), max_length=60)
    level = forms.ChoiceField(label=_("Whose figures"), choices=Level.choices)
    owner = forms.CharField(label=_("Who answers for it"), max_length=120, required=False)
    computed = forms.ChoiceField(label=_("Where the figure comes from"), choices=Computed.choices)
    source = forms.CharField(
        label=_("Which one"),
        max_length=60,
        required=False,
        help_text=_(
            "Of the plan: items, done, percent, area:6, item:3.2. Of tasks: assigned, finished, overdue and so on."
        ),
    )
    period = forms.ChoiceField(label=_("Stretch"), choices=Period.choices)
    part_of = forms.CharField(
        label=_("Part of row"),
        max_length=20,
        required=False,
        help_text=_("Its parts are never computed from it; what is in no part is said beside it."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    @classmethod
    def of(cls, found: CatalogueRow) -> "RowForm":
        """The form filled with a row as it counts."""
        said = {name: getattr(found.row, name) for name in cls.base_fields if name != "seen"}
        return cls.changing(found.row.code, initial={**said, "seen": found.version})

    @classmethod
    def changing(cls, code: str, *said: Any, **options: Any) -> "RowForm":
        """The form of a row that stands: its number stays."""
        options["initial"] = {**options.get("initial", {}), "code": code}
        form = cls(*said, **options)
        form.fields["code"].disabled = True
        return form


def _shown(number: Any) -> str:
    return "" if number is None else format_number(number).replace(".", "")


def _named(piece: PieceCard) -> str:
    return f"{piece.number} · {piece.title}" if piece.number else piece.title
