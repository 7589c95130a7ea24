"""How a result came about: the index, the rules of places, what was decided, and to whom something did not apply."""

from collections.abc import Iterator
from dataclasses import dataclass

from sen.reform.publishing.queries.cards import GroupRanking, ResultHead, exact
from sen.reform.publishing.queries.methods import AreaMaximum, Method
from sen.reform.publishing.queries.rankings import rankings_in
from sen.reform.publishing.queries.versions import Content, method_of, read


@dataclass(frozen=True)
class LeftOut:
    """A criterion that did not apply to some units, with the sentence that says why."""

    code: str
    title: str
    unit: str
    sentence: str


@dataclass(frozen=True)
class MethodPage:
    """Everything the page of how a result was computed shows."""

    head: ResultHead
    method: Method | None
    areas: tuple[AreaMaximum, ...]
    groups: tuple[GroupRanking, ...]
    engine_version: str
    input_digest: str
    definition_digest: str
    # What the council decided about ties and grades: the units in the order it put them, and grades it gave.
    order: tuple[str, ...]
    grades: tuple[tuple[str, str], ...]
    left_out: tuple[LeftOut, ...]


def method_page(year: int, key: str) -> MethodPage:
    """
    How a result came about, from its sealed text.

    :raises ResultNotFound: if nothing was published, or it is no longer to be read
    """
    found = read(year, key)
    text, method = found.text, method_of(found.version)
    names = {unit["code"]: unit["name"] for group in text["groups"] for unit in group["units"]}
    decided = text["decisions"]
    return MethodPage(
        head=found.head,
        method=method,
        areas=method.areas if method else tuple(_areas(text)),
        groups=rankings_in(text),
        engine_version=text["run"]["engine_version"],
        input_digest=text["run"]["input_digest"],
        definition_digest=text["run"]["definition_digest"],
        order=tuple(names.get(code, code) for code in decided["order"]),
        grades=tuple((names.get(code, code), grade) for code, grade in decided["grades"].items()),
        left_out=tuple(_left_out(text)),
    )


def _areas(text: Content) -> Iterator[AreaMaximum]:
    """The areas with what their criteria add up to: all that a text from before the rules were kept can say."""
    first = next((unit for group in text["groups"] for unit in group["units"]), None)
    for area in first["areas"] if first else ():
        most = sum(exact(leaf["maximum"]) for part in area["parts"] for leaf in part["leaves"])
        yield AreaMaximum(area["code"], area["title"], exact(str(most)))


def _left_out(text: Content) -> Iterator[LeftOut]:
    for group in text["groups"]:
        for unit in group["units"]:
            for area in unit["areas"]:
                for part in area["parts"]:
                    for leaf in part["leaves"]:
                        if leaf["state"] == "not_applicable":
                            yield LeftOut(leaf["code"], leaf["title"], unit["name"], leaf["sentence"])
