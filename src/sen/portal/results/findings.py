"""What the figures say, in one sentence computed from them: the heading of a page, the title of a drawing."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.design.formats import format_number, format_percent
from sen.reform.publishing.queries import (
    AreaName,
    Comparison,
    GroupInArea,
    GroupRanking,
    ResultHead,
    Trend,
    TrendLine,
    UnitInArea,
    UnitPage,
    UnitRow,
)

# More names than these are counted, not listed.
MOST_NAMES = 3


def of_ranking(group: GroupRanking, head: ResultHead) -> str:
    """Who leads a peer group, and how far the last is behind."""
    said = [_size(group, head)]
    leaders = [unit for unit in group.ranked if unit.rank == 1]
    if leaders and len(group.ranked) > 1:
        percent = format_percent(leaders[0].figures.percent or Decimal(), 2)
        words = {"units": listed([unit.name for unit in leaders]), "percent": percent}
        said.append(
            ngettext("%(units)s leads with %(percent)s", "%(units)s lead with %(percent)s", len(leaders)) % words
        )
    elif leaders:
        percent = format_percent(leaders[0].figures.percent or Decimal(), 2)
        said.append(_("%(unit)s has %(percent)s") % {"unit": leaders[0].name, "percent": percent})
    if group.gap is not None:
        said.append(_("%(gap)s percentage points between first and last") % {"gap": format_number(group.gap, 2)})
    unranked = len(group.units) - len(group.ranked)
    if unranked:
        said.append(ngettext("%(count)s without a place", "%(count)s without a place", unranked) % {"count": unranked})
    return "; ".join(said) + "."


def of_heat(group: GroupRanking) -> str:
    """The area in which the units differ most."""
    spreads = [(_spread([unit.areas[place].percent for unit in group.units]), area) for place, area in _areas(group)]
    known = [(spread, area) for spread, area in spreads if spread is not None]
    if not known:
        return _("Points by area")
    (low, high), area = max(known, key=lambda each: each[0][1] - each[0][0])
    if low == high:
        return _("No area parts the units")
    said = {"code": area.code, "title": area.title, "low": format_number(low, 2), "high": format_percent(high, 2)}
    return _("Area %(code)s parts the units most: from %(low)s to %(high)s (%(title)s)") % said


def of_trend(trend: Trend) -> str:
    """Who rose most since the first year drawn, or who stayed first."""
    if len(trend.years) < 2:
        return ""
    first, last = trend.years[0], trend.years[-1]
    risen = [(line.ranks[0] - line.ranks[-1], line) for line in _comparable(trend) if line.ranks[0] and line.ranks[-1]]
    best = max(risen, key=lambda each: each[0], default=None)
    if best is None:
        return _("Places from %(first)s to %(last)s") % {"first": first, "last": last}
    places, line = best
    if places == 0:
        return _("Nobody changed places between %(first)s and %(last)s") % {"first": first, "last": last}
    said = {"unit": line.name, "places": places, "first": first, "last": last}
    return (
        ngettext(
            "%(unit)s rose most: %(places)s place between %(first)s and %(last)s",
            "%(unit)s rose most: %(places)s places between %(first)s and %(last)s",
            places,
        )
        % said
    )


def of_area(group: GroupInArea) -> str:
    """Best, weakest and middle of a group in an area."""
    return _best_and_weakest(group.measured, group.middle) or _("It applies to no unit of this group.")


def of_criterion(group: GroupInArea) -> str:
    """How many units earn every point of a criterion, and who is furthest behind."""
    measured = group.measured
    if not measured:
        return _("It applies to no unit of this group.")
    said = {"full": group.full, "count": len(measured)}
    words = ngettext(
        "%(full)s of %(count)s unit earns every point", "%(full)s of %(count)s units earn every point", len(measured)
    )
    last = measured[-1]
    if group.full == len(measured) or last.figures.percent is None:
        return f"{words % said}."
    behind = {"unit": last.unit.name, "percent": format_percent(last.figures.percent, 2)}
    return f"{words % said}; " + _("%(unit)s earns least, %(percent)s.") % behind


def of_unit(page: UnitPage) -> str:
    """Where a unit stands among its peers."""
    percent = page.unit.figures.percent
    if page.unit.rank is None:
        return page.unit.unranked_reason or _("Without a place.")
    said = [_("Place %(rank)s of %(count)s") % {"rank": page.unit.rank, "count": page.group_size}]
    if page.unit.grade:
        said.append(_("grade %(grade)s") % {"grade": page.unit.grade})
    if page.middle is not None and percent is not None and page.group_size > 1:
        said.append(_against_middle(percent - page.middle))
    return "; ".join(said) + "."


def of_comparison(page: Comparison) -> str:
    """Who is ahead, and the area that parts the units most."""
    best = max(page.units, key=lambda unit: unit.figures.percent or Decimal())
    said = [_("%(unit)s is ahead with %(percent)s") % _named(best)]
    widest = page.areas[0] if page.areas else None
    if widest is not None and widest.spread:
        words = {"code": widest.code, "title": widest.title, "spread": format_number(widest.spread, 2)}
        said.append(_("they differ most in area %(code)s, %(title)s: %(spread)s percentage points") % words)
    return "; ".join(said) + "."


def listed(names: Sequence[str]) -> str:
    """Some names as a sentence lists them; many are counted."""
    if len(names) > MOST_NAMES:
        return _("%(count)s units") % {"count": len(names)}
    *first, last = names
    return _("%(names)s and %(last)s") % {"names": ", ".join(first), "last": last} if first else last


def _size(group: GroupRanking, head: ResultHead) -> str:
    said = {"count": len(group.units), "group": group.name[:1].lower() + group.name[1:]}
    if group.name == head.block:
        return _("%(count)s units (%(group)s)") % said
    return _("%(count)s units of the group %(group)s") % {**said, "group": group.name}


def _best_and_weakest(units: Sequence[UnitInArea], middle: Decimal | None) -> str:
    if not units or middle is None:
        return ""
    best, weakest = units[0], units[-1]
    if len(units) == 1:
        return _("%(unit)s has %(percent)s") % _in_area(best) + "."
    if best.figures.percent == weakest.figures.percent:
        return _("All units have %(percent)s.") % _in_area(best)
    said = {
        "best": best.unit.name,
        "high": format_percent(best.figures.percent or Decimal(), 2),
        "weakest": weakest.unit.name,
        "low": format_percent(weakest.figures.percent or Decimal(), 2),
        "middle": format_percent(middle, 2),
    }
    return _("%(best)s is first with %(high)s, %(weakest)s last with %(low)s; the median is %(middle)s.") % said


def _in_area(each: UnitInArea) -> dict[str, str]:
    return {"unit": each.unit.name, "percent": format_percent(each.figures.percent or Decimal(), 2)}


def _named(unit: UnitRow) -> dict[str, str]:
    return {"unit": unit.name, "percent": format_percent(unit.figures.percent or Decimal(), 2)}


def _against_middle(lead: Decimal) -> str:
    if not lead:
        return _("equal to the median of the group")
    said = {"points": format_number(abs(lead), 2)}
    if lead > 0:
        return _("%(points)s percentage points above the median of the group") % said
    return _("%(points)s percentage points below the median of the group") % said


def _areas(group: GroupRanking) -> Sequence[tuple[int, AreaName]]:
    return list(enumerate(group.areas))


def _spread(percents: Sequence[Decimal | None]) -> tuple[Decimal, Decimal] | None:
    known = [percent for percent in percents if percent is not None]
    return (min(known), max(known)) if known else None


def _comparable(trend: Trend) -> Sequence[TrendLine]:
    return [line for line in trend.lines if not line.breaks]
