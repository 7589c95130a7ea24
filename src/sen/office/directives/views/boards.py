"""The boards: how all tasks stand by unit, area, giver and age, each figure leading to its tasks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.office.directives.forms.boards import BoardNarrowing
from sen.office.directives.narrowing import list_address, said_in_address
from sen.office.directives.views.tasks import day_of
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import today
from sen.reform.directives import permissions, queries
from sen.reform.directives.documents.boards import board_document
from sen.reform.directives.queries import AGE_LABELS, Age, Standing, TaskChoice
from sen.reform.directives.queries.areas import area_names
from sen.reform.directives.queries.boards import COLUMNS, PARTS, Board, BoardRow, as_csv, board_of
from sen.reform.directives.queries.follow_up import escalations_of
from sen.reform.documents.rendering import render as render_document

NarrowerOf = Callable[[str], dict[str, str | int | None]]

_LONGEST_SHOWN = 5
PART_LABELS = {part: gettext_lazy("Open in time") if part == "open_in_time" else Standing(part).label for part in PARTS}
_OVERDUE_AGES = frozenset((Age.OVER_90, Age.OVER_30, Age.OVER_7, Age.OVER_0))


@dataclass(frozen=True)
class Figure:
    """A number with the list it counts; without an address where there is nothing to see."""

    number: int
    url: str
    label: str = ""


@dataclass(frozen=True)
class DrawnRow:
    """A row of a board as the page draws it."""

    row: BoardRow
    assigned: Figure
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class DrawnTable:
    """A table of the boards."""

    title: str
    head: str
    rows: tuple[DrawnRow, ...]
    total: DrawnRow
    shows_urging: bool = False


@for_officials
def boards(request: OfficeRequest) -> HttpResponse:
    """All boards over the tasks a person may see."""
    form, board = _board_for(request)
    choice = form.choice if form.is_valid() else TaskChoice()
    drawn = _Drawn(choice, None if board.on == today() else board.on)
    longest = board.overdue[:_LONGEST_SHOWN]
    climbed = escalations_of(line.id for line in longest)
    context = {
        "on": board.on,
        "form": form,
        "board": board,
        "parts": drawn.total(board).figures,
        "all": drawn.figure(board.total.counts.assigned, {}),
        "overdue_ages": drawn.ages(board, _OVERDUE_AGES),
        "open_ages": drawn.ages(board, frozenset(Age) - _OVERDUE_AGES),
        "overdue": drawn.figure(board.total.counts.overdue, {"standing": "overdue"}),
        "open_in_time": drawn.figure(board.total.counts.open_in_time, {"standing": "open_in_time"}),
        "tables": drawn.tables(board),
        "longest": [(line, climbed.get(line.id)) for line in longest],
        "query": said_in_address(choice, board.on),
        "may_urge": permissions.may_urge(request.actor),
        "columns": COLUMNS.items(),
    }
    return render(request, "office/directives/boards.html", context, status=422 if form.errors else 200)


@for_officials
def board_file(request: OfficeRequest, file_format: str) -> HttpResponse:
    """The same boards as a workbook or as open data."""
    form, board = _board_for(request)
    if form.errors or file_format not in ("xlsx", "csv"):
        raise Http404
    if file_format == "csv":
        name, content_type, data = f"nhiem-vu-{board.on.isoformat()}.csv", "text/csv; charset=utf-8", as_csv(board)
    else:
        file = render_document(board_document(board), "xlsx")
        name, content_type, data = file.name, file.content_type, file.data
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(data, content_type=content_type, headers=headers)


def _board_for(request: OfficeRequest) -> tuple[BoardNarrowing, Board]:
    permissions.may_see_follow_up(request.actor).enforce()
    on = day_of(request)
    lines = queries.tasks(on=on, named_unit_ids=permissions.seen_unit_ids(request.actor))
    form = BoardNarrowing(request.GET, lines=lines, areas=area_names())
    return form, board_of(form.choice.of(lines) if form.is_valid() else lines, on=on)


class _Drawn:
    """Gives every figure the address of the list it counts, narrowed as the boards are."""

    def __init__(self, choice: TaskChoice, on: date | None) -> None:
        self._choice, self._on = choice, on

    def figure(self, number: int, narrower: dict[str, str | int | None], label: str = "") -> Figure:
        """One number."""
        url = list_address(replace(self._choice, **narrower), self._on) if number else ""  # type: ignore[arg-type]
        return Figure(number, url, label)

    def row(self, row: BoardRow, narrower_of: NarrowerOf) -> DrawnRow:
        """One row: what was assigned, and every part of it."""
        narrower = narrower_of(row.key)
        figures = tuple(
            self.figure(number, {**narrower, "standing": part}, str(PART_LABELS[part])) for part, number in row.cells
        )
        return DrawnRow(row, self.figure(row.counts.assigned, narrower), figures)

    def total(self, board: Board) -> DrawnRow:
        """The row every table ends in."""
        return self.row(board.total, lambda _key: {})

    def ages(self, board: Board, shown: Iterable[Age]) -> tuple[Figure, ...]:
        """The open tasks by age."""
        wanted = frozenset(shown)
        return tuple(
            self.figure(number, {"age": age.value}, str(AGE_LABELS[age]))
            for age, number in board.total.ages
            if age in wanted
        )

    def tables(self, board: Board) -> tuple[DrawnTable, ...]:
        """By unit, by area, by giver; each ends in the same total."""
        total = self.total(board)
        by_unit = tuple(self.row(row, lambda key: {"unit_id": int(key)}) for row in board.units)
        by_area = tuple(self.row(row, lambda key: {"area": key}) for row in board.areas)
        by_giver = tuple(self.row(row, lambda key: {"giver": key}) for row in board.givers)
        return (
            DrawnTable(_("By unit"), _("Unit"), by_unit, total, shows_urging=True),
            DrawnTable(_("By area"), _("Area"), by_area, total),
            DrawnTable(_("By giver"), _("Given by"), by_giver, total),
        )
