"""The formulas of one row: measures, shares and maxima down the tree, points up the tree, place and grade."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from sen.engine import Criterion, Grade, IndexDefinition, RankBy, Ties, Treatment
from sen.engine.definitions import Absent, Aggregation, Figure, RoundingLevel, WhenMissing
from sen.engine.rules import ZeroDenominator
from sen.reform.indices.tables.workbook import lowering
from sen.reform.indices.tables.workbook.layout import ROW, TOTAL, Layout
from sen.reform.indices.tables.workbook.numbers import GUARD, at_least, beyond, number, rounded, times

_NA = f'"{lowering.NOT_APPLICABLE}"'


def tree_can_be_lowered(definition: IndexDefinition) -> bool:
    """Say whether groups are sums, as in an index of points; other aggregations are exported as values."""
    return (
        definition.aggregation is Aggregation.SUM
        and definition.when_missing is WhenMissing.ZERO
        and not definition.extras.bonus
        and not definition.extras.penalty
        and all(each.aggregation is Aggregation.SUM and each.rounding is None for each in definition.criteria)
    )


def places_can_be_lowered(definition: IndexDefinition) -> bool:
    """Say whether places and grades follow from the figure alone."""
    plain = all(not (grade.when or grade.quota or grade.each_area_from) for grade in definition.grades)
    known = definition.ranking.ties in (Ties.COMPETITION, Ties.DENSE, Ties.SEQUENTIAL)
    return plain and known and tree_can_be_lowered(definition)


@dataclass
class Formulas:
    """Every formula of a row by the cell it belongs to; numbers stand for constants."""

    layout: Layout
    helpers: dict[tuple[str, str], str] = field(default_factory=dict)
    measures: dict[str, str] = field(default_factory=dict)
    maxima: dict[str, "str | Fraction"] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)

    @property
    def definition(self) -> IndexDefinition:
        """Return the index."""
        return self.layout.definition


def formulas_of(layout: Layout) -> Formulas:
    """Work out every formula of a definition once; rows differ in their number only."""
    found = Formulas(layout)
    definition = layout.definition
    for leaf in definition.leaves:
        if leaf.scoring is not None and lowering.can_be_lowered(leaf.scoring):
            cells = [layout.input(leaf.code, each.name) for each in leaf.scoring.inputs]
            found.measures[leaf.code] = lowering.measured(leaf.scoring, cells)
    if tree_can_be_lowered(definition):
        whole = Criterion(TOTAL, definition.title, definition.scale)
        _group(found, whole, definition.areas, definition.scale)
        _total(found)
        if places_can_be_lowered(definition):
            _place(found)
    else:
        for leaf in definition.leaves:
            _leaf(found, leaf, leaf.maximum)
    return found


def _group(found: Formulas, group: Criterion, children: tuple[Criterion, ...], allotted: "Fraction | str") -> None:
    layout = found.layout
    shares = _shares(found, group, children, allotted)
    for child in children:
        if child.scoring is None:
            _group(found, child, found.definition.children_of(child.code), shares[child.code])
        else:
            _leaf(found, child, shares[child.code])
    constants = [found.maxima[child.code] for child in children]
    dead = [(child, gone) for child in children if (gone := _gone(found, child))]
    summed = "+".join(layout.maximum(child.code) for child in children)
    achieved = "+".join(layout.result(child.code) for child in children)
    back = [
        f"IF({gone},{_text(shares[child.code])},0)"
        for child, gone in dead
        if _treatment(found, child) is Treatment.RESCALE_GROUP
    ]
    lost = [
        f"IF({gone},{_text(shares[child.code])},0)"
        for child, gone in dead
        if _treatment(found, child) is Treatment.RESCALE_TOTAL
    ]
    if lost:
        found.helpers["lost", group.code] = f"=IF({summed}>0,{'+'.join(lost)},0)"
    if group.code == TOTAL:
        back += [layout.helper(kind, code) for kind, code in found.helpers if kind == "lost"]
    if back:
        found.maxima[group.code] = f"={summed}+IF({summed}>0,{'+'.join(back)},0)"
        achieved = f"IF({summed}>0,({achieved})*{layout.maximum(group.code)}/({summed}),{achieved})"
    elif all(isinstance(each, Fraction) for each in constants):
        found.maxima[group.code] = sum((each for each in constants if isinstance(each, Fraction)), Fraction(0))
    else:
        found.maxima[group.code] = f"={summed}"
    if group.code == TOTAL:
        found.helpers["total", "exact"] = f"={achieved}"
        return
    is_rounded = found.definition.rounding_level is RoundingLevel.EVERY_LEVEL
    found.results[group.code] = f"={rounded(achieved, found.definition.rounding if is_rounded else None)}"


def _shares(
    found: Formulas, group: Criterion, children: tuple[Criterion, ...], allotted: "Fraction | str"
) -> dict[str, "Fraction | str"]:
    """Allot each child its maximum, plus an equal part of what is redistributed, in steps of the leaves' rounding."""
    layout = found.layout
    bases = {
        child.code: child.maximum * allotted / group.maximum
        if isinstance(allotted, Fraction)
        else times(child.maximum / group.maximum, allotted)
        for child in children
    }
    freed = {
        child.code: gone
        for child in children
        if _treatment(found, child) is Treatment.REDISTRIBUTE and (gone := _gone(found, child))
    }
    steps = found.definition.share_rounding
    if not freed and (steps is None or isinstance(allotted, Fraction)):
        return dict(bases)
    loose = "+".join(f"IF({gone},{_text(bases[code])},0)" for code, gone in freed.items())
    staying = "+".join(f"IF({gone},0,1)" if (gone := _gone(found, child)) else "1" for child in children)
    shares: dict[str, Fraction | str] = {}
    before = "0"
    for child in children:
        share = _text(bases[child.code])
        gone = _gone(found, child)
        if freed:
            more = f"({loose})/MAX(1,{staying})"
            share = f"{share}+IF({gone},0,{more})" if gone else f"{share}+{more}"
        if steps is not None:
            # The running total of what is allotted beyond the children's maxima is rounded: none is lost or made.
            own, given = number(child.maximum), layout.helper("given", child.code)
            grown = f"{share}-{own}"
            found.helpers["given", child.code] = f"={before}+" + (
                f"IF({gone},0,{grown})" if child.code in freed else grown
            )
            share, before = f"{own}+{rounded(given, steps)}-{rounded(before, steps)}", given
        found.helpers["share", child.code] = f"={share}"
        shares[child.code] = layout.helper("share", child.code)
    return shares


def _leaf(found: Formulas, leaf: Criterion, share: "Fraction | str") -> None:
    layout, definition = found.layout, found.definition
    cell = layout.measure(leaf.code)
    gone = _gone(found, leaf)
    text = _text(share)
    found.maxima[leaf.code] = f"=IF({gone},0,{text})" if gone else share if isinstance(share, Fraction) else f"={text}"
    if leaf.code not in found.measures or leaf.scoring is None:
        return
    rounding = definition.leaf_rounding
    earned = lowering.points(leaf.scoring.curve, cell)
    if isinstance(share, str):
        earned = f"({earned})*{share}/{number(leaf.maximum)}"
    elif share != leaf.maximum:
        earned = times(share / leaf.maximum, f"({earned})")
    otherwise = "0"
    if definition.treatment_of(leaf.code) is Treatment.FULL_MARKS:
        full = rounding.apply(share) if rounding and isinstance(share, Fraction) else share
        shown = number(full) if isinstance(full, Fraction) else rounded(full, rounding)
        otherwise = f"IF({cell}={_NA},{shown},0)"
    found.results[leaf.code] = f"=IF(ISNUMBER({cell}),{rounded(earned, rounding)},{otherwise})"


def _gone(found: Formulas, criterion: Criterion) -> str:
    """Return the condition under which nothing of a criterion applies; empty if that cannot happen."""
    conditions = list(_leaves_gone(found, criterion))
    if not all(conditions):
        return ""
    return conditions[0] if len(conditions) == 1 else f"AND({','.join(conditions)})"


def _leaves_gone(found: Formulas, criterion: Criterion) -> Iterator[str]:
    if criterion.scoring is None:
        for child in found.definition.children_of(criterion.code):
            yield from _leaves_gone(found, child)
        return
    treatment = found.definition.treatment_of(criterion.code)
    may_go = treatment is not None and treatment is not Treatment.FULL_MARKS
    yield f"{found.layout.measure(criterion.code)}={_NA}" if may_go else ""


def _treatment(found: Formulas, criterion: Criterion) -> Treatment | None:
    """A group is treated as its first leaf is."""
    while criterion.scoring is None:
        criterion = found.definition.children_of(criterion.code)[0]
    return found.definition.treatment_of(criterion.code)


def _text(share: "Fraction | str") -> str:
    return number(share) if isinstance(share, Fraction) else share


def _total(found: Formulas) -> None:
    layout, definition = found.layout, found.definition
    exact, out_of = layout.helper("total", "exact"), layout.maximum(TOTAL)
    is_rounded = definition.rounding_level is not RoundingLevel.NOWHERE
    found.results[TOTAL] = f"={rounded(exact, definition.rounding if is_rounded else None)}"
    found.helpers["total", "percent"] = f'=IF({out_of}>0,{exact}*100/{out_of},"")'
    percent = layout.helper("total", "percent")
    found.results["percent"] = f'=IF(ISNUMBER({percent}),{rounded(percent, definition.rounding)},"–")'


def _place(found: Formulas) -> None:
    layout, definition = found.layout, found.definition
    found.helpers["total", "figure"] = f"=IF({_is_ranked(found)},{_figure(found)},-1)"
    mine, every = layout.helper("total", "figure"), layout.helper_column("total", "figure")
    guard = number(GUARD)
    higher = f"1+SUMPRODUCT(--({every}>{mine}+{guard}))"
    if definition.ranking.ties is Ties.DENSE:
        # Only the first of equal figures counts: whoever stands above in the sheet with the same figure hides it.
        above = layout.helper_column("total", "figure", to_row=ROW)
        found.helpers["total", "first"] = f"=IF(SUMPRODUCT(--(ABS({above}-{mine})<{guard}))=1,1,0)"
        first = layout.helper_column("total", "first")
        higher = f"1+SUMPRODUCT(({every}>{mine}+{guard})*{first})"
    if definition.ranking.ties is Ties.SEQUENTIAL:
        higher = f"{higher}+{_before_among_equals(found)}"
    found.results["rank"] = f'=IF({mine}<0,"–",{higher})'
    found.results["grade"] = f'=IF({mine}<0,"–",{_grade(definition.grades, mine)})'


def _is_ranked(found: Formulas) -> str:
    applies = f"{found.layout.maximum(TOTAL)}>0"
    if found.definition.ranking.absent is Absent.RANKED:
        return applies
    cells = found.layout.all_measures()
    blanks = f"COUNTBLANK({cells})"
    reported = f"{len(found.definition.leaves)}-COUNTIF({cells},{_NA})-{blanks}"
    return f"AND({applies},OR({reported}>0,{blanks}=0))"


def _figure(found: Formulas) -> str:
    ranking, layout = found.definition.ranking, found.layout
    if ranking.by is RankBy.POINTS:
        return layout.helper("total", "exact") if ranking.figure is Figure.UNROUNDED else layout.result(TOTAL)
    percent = layout.helper("total", "percent")
    return percent if ranking.figure is Figure.UNROUNDED else rounded(percent, found.definition.rounding)


def _before_among_equals(found: Formulas) -> str:
    """Count the equals that go before: by the further criteria, then by the order of the sheet."""
    layout, guard = found.layout, number(GUARD)
    equal = f"(ABS({layout.helper_column('total', 'figure')}-{layout.helper('total', 'figure')})<{guard})"
    terms = []
    for code in found.definition.ranking.then:
        every, mine = layout.result_range(code), layout.result(code)
        terms.append(f"SUMPRODUCT({equal}*({every}>{mine}+{guard}))")
        equal = f"{equal}*(ABS({every}-{mine})<{guard})"
    every = layout.helper_column("total", "figure")
    terms.append(f"SUMPRODUCT({equal}*(ROW({every})<ROW()))")
    return "+".join(terms)


def _grade(grades: tuple[Grade, ...], cell: str) -> str:
    found = '"–"'
    for grade in grades:
        span, conditions = grade.interval, []
        if span.low is not None:
            conditions.append(at_least(cell, span.low) if span.low_closed else beyond(cell, span.low))
        if span.high is not None:
            above = beyond(cell, span.high) if span.high_closed else at_least(cell, span.high)
            conditions.append(f"NOT({above})")
        label = grade.label.replace('"', '""')
        found = f'IF(AND({",".join(conditions)}),"{label}",{found})' if conditions else f'"{label}"'
    return found


def may_be_left_out(definition: IndexDefinition, leaf: Criterion) -> bool:
    """Say whether a leaf may be answered with N/A, or become so by an empty denominator."""
    empty = leaf.scoring is not None and leaf.scoring.measure.when_zero is ZeroDenominator.NOT_APPLICABLE
    return empty or definition.treatment_of(leaf.code) is not None
