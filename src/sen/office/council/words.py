"""What was said of a criterion at each stage, as the council reads it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sen.reform.assessments.queries import Act, CouncilItem, CurrentAnswer, Stage
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import LeafLine
from sen.reform.scoring.queries import said_in_words


@dataclass(frozen=True)
class Said:
    """One word: whose, what, worth how much, why."""

    stage: str
    label: str
    words: str
    shown_points: str
    reason: str
    by: str
    word: CurrentAnswer


@dataclass(frozen=True)
class ItemLine:
    """One item of the council with everything said about it."""

    item: CouncilItem
    leaf: LeafLine
    said: tuple[Said, ...]

    @property
    def by_stage(self) -> Mapping[str, Said | None]:
        """The word of every stage; none where nothing was said."""
        return {**dict.fromkeys(Stage.values), **{said.stage: said for said in self.said}}


def item_lines(version_id: int, items: Iterable[CouncilItem]) -> tuple[ItemLine, ...]:
    """Items with their words, for people; what is said alike is computed once."""
    found = tuple(items)
    leaves = loader.leaf_lines(version_id)
    words = [word for item in found for word in item.words.values()]
    said = [Declared(word.code, word.figures, word.not_applicable) for word in words]
    points = dict(zip(map(id, words), (mark.shown for mark in loader.marks_of(version_id, said)), strict=True))
    return tuple(
        ItemLine(item, leaves[item.code], tuple(_said(leaves[item.code], item.words, points)))
        for item in found
        if item.code in leaves
    )


def _said(leaf: LeafLine, words: Mapping[Stage, CurrentAnswer], points: Mapping[int, str]) -> Iterator[Said]:
    for stage in Stage:
        if stage not in words:
            continue
        word = words[stage]
        is_reply = stage is Stage.EXPLANATION
        # A reply without figures objects in words only.
        has_words = not is_reply or not word.is_missing
        yield Said(
            stage=stage.value,
            label=str(word.act.label if is_reply and word.act is not Act.DISAGREE else stage.label),
            words=said_in_words(leaf, word) if has_words else "",
            shown_points=points[id(word)] if has_words else "",
            reason=word.reason,
            by=word.by,
            word=word,
        )
