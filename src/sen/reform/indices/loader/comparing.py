"""Two adopted versions side by side: what is new, gone, moved, and whose rule changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sen.engine import Change, ChangeKind, IndexDefinition, difference, vietnamese
from sen.reform.indices import queries
from sen.reform.indices.loader.reading import definition_of
from sen.reform.indices.loader.wholes import AGGREGATIONS, treatment_words, whole_words
from sen.reform.indices.loader.words import leaf_line
from sen.reform.indices.queries import ChangeLine, Comparison, Pair, RuleChange

Words = Callable[[IndexDefinition, str], str]


def compare(old_id: int, new_id: int) -> Comparison:
    """
    Everything that changed from one adopted version to another.

    :raises VersionNotFound: if there is no such version
    """
    sides = _Sides(definition_of(old_id), definition_of(new_id))
    found = difference(sides.old, sides.new)
    changes: dict[ChangeKind, list[Change]] = {kind: [] for kind in ChangeKind}
    for change in found.changes:
        changes[change.kind].append(change)
    return Comparison(
        old=queries.version(old_id),
        new=queries.version(new_id),
        whole=tuple(sides.of_the_whole(changes[ChangeKind.INDEX])),
        added=_lines(changes[ChangeKind.ADDED]),
        removed=_lines(changes[ChangeKind.REMOVED]),
        moved=_lines(changes[ChangeKind.MOVED]),
        renamed=_lines(changes[ChangeKind.RENAMED]),
        maxima=_lines(changes[ChangeKind.MAXIMUM]),
        weights=tuple(sides.said_by(_weight, changes[ChangeKind.WEIGHT])),
        treatments=tuple(sides.said_by(_treatment, changes[ChangeKind.TREATMENT])),
        rules=tuple(sides.rule(change) for change in changes[ChangeKind.RULE]),
        pairs=tuple(
            Pair(old, new, sides.new.criterion(new).title, old in found.comparable)
            for old, new in found.mapping.items()
        ),
    )


@dataclass(frozen=True)
class _Sides:
    old: IndexDefinition
    new: IndexDefinition

    def said_by(self, words: Words, changes: Iterable[Change]) -> Iterator[ChangeLine]:
        """Changes whose words the engine leaves to us."""
        for each in changes:
            before, after = words(self.old, each.old_code), words(self.new, each.new_code)
            yield ChangeLine(each.old_code, each.new_code, each.title, before, after)

    def of_the_whole(self, changes: Iterable[Change]) -> Iterator[ChangeLine]:
        """Changes of the index itself, in the words its page has for them."""
        before, after = ({line.title: line.words for line in whole_words(each)} for each in (self.old, self.new))
        for each in changes:
            yield ChangeLine("", "", each.title, before[each.title], after[each.title])

    def rule(self, change: Change) -> RuleChange:
        """Both rules in full."""
        return RuleChange(
            leaf_line(self.old, self.old.criterion(change.old_code)),
            leaf_line(self.new, self.new.criterion(change.new_code)),
        )


def _lines(changes: Iterable[Change]) -> tuple[ChangeLine, ...]:
    return tuple(ChangeLine(each.old_code, each.new_code, each.title, each.before, each.after) for each in changes)


def _weight(definition: IndexDefinition, code: str) -> str:
    criterion = definition.criterion(code)
    return f"{AGGREGATIONS[criterion.aggregation]}, quyền số {vietnamese(criterion.weight)}"


def _treatment(definition: IndexDefinition, code: str) -> str:
    return treatment_words(definition.treatment_of(code))
