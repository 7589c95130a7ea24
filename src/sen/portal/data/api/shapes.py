"""What the API answers: the shapes of its JSON, each field with its meaning."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.utils.timezone import localtime
from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from sen.reform.publishing.formats.table import rounded

# At most six decimals: written as a float such a number is exactly the number meant.
Number = Annotated[Decimal, PlainSerializer(lambda number: float(rounded(number)), return_type=float)]
Moment = Annotated[datetime, PlainSerializer(localtime, return_type=datetime)]


class Shape(BaseModel):
    """Written once from what was published."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Links(Shape):
    """Where the same is to be found in other forms."""

    page: str = Field(description=_("Address of the page people read."))
    csv: str | None = Field(default=None, description=_("Address of the table as CSV."))
    json_: str | None = Field(
        default=None, serialization_alias="json", description=_("Address of the sealed text as JSON.")
    )
    xlsx: str | None = Field(default=None, description=_("Address of the workbook."))


class Version(Shape):
    """One published version of a result."""

    number: int = Field(description=_("Number of the version; a correction has a larger one."))
    kind: str = Field(description=_("published, corrected or withdrawn."))
    published_at: Moment = Field(description=_("When it was published."))
    reason: str = Field(description=_("Why it was corrected or withdrawn; empty for the first version."))
    digest: str = Field(description=_("SHA-256 of the sealed text: the verification code on paper."))


class Figures(Shape):
    """Points, and what they are out of."""

    points: Number = Field(description=_("Points earned."))
    out_of: Number = Field(description=_("Points that could be earned, without what does not apply."))
    percent: Number | None = Field(description=_("Published percentage; null where nothing applies."))
    state: str = Field(description=_("value, incomplete, missing or not_applicable."))


class ResultItem(Shape):
    """A result in the list."""

    year: int = Field(description=_("Year of the assessment."))
    key: str = Field(description=_("Name of the round in addresses."))
    block: str = Field(description=_("Block of units assessed in one round."))
    title: str = Field(description=_("Title of the round."))
    is_simulated: bool = Field(description=_("Whether the data are simulated."))
    version: Version = Field(description=_("The version that counts now."))
    links: Links = Field(description=_("The same in other forms; no files once it was withdrawn."))


class Result(ResultItem):
    """A result with what it rests on and all its versions."""

    cut_off_on: date = Field(description=_("Figures up to this day."))
    index_title: str = Field(description=_("Title of the index; empty once the result was withdrawn."))
    index_version: str = Field(description=_("Version of the index."))
    versions: list[Version] = Field(description=_("Every version, the newest first."))


class RankedUnit(Shape):
    """A unit in a ranking."""

    code: str = Field(description=_("Code of the unit."))
    name: str = Field(description=_("Name of the unit when the result was approved."))
    rank: int | None = Field(description=_("Place in the group; null when not ranked."))
    unranked_reason: str = Field(description=_("Why it is not ranked; empty when it is."))
    grade: str = Field(description=_("Grade; empty when not graded."))
    figures: Figures = Field(description=_("Points over the whole index."))


class Group(Shape):
    """Units that are compared with each other."""

    name: str = Field(description=_("Name of the peer group."))
    units: list[RankedUnit] = Field(description=_("Its units in the order of their places."))


class Ranking(Shape):
    """The ranking of a version, group by group."""

    year: int = Field(description=_("Year of the assessment."))
    key: str = Field(description=_("Name of the round in addresses."))
    version: Version = Field(description=_("The version these places come from."))
    groups: list[Group] = Field(description=_("Peer groups; a place says nothing outside its group."))


class UnitItem(RankedUnit):
    """A unit of a result."""

    group: str = Field(description=_("Name of the peer group."))
    links: Links = Field(description=_("The page of the unit in this result."))


class Units(Shape):
    """The units of a result."""

    version: Version = Field(description=_("The version these figures come from."))
    units: list[UnitItem] = Field(description=_("Every unit of the result."))


class Criterion(Shape):
    """A criterion with its points and its why."""

    code: str = Field(description=_("Code in the index."))
    title: str = Field(description=_("Title in the index."))
    figures: Figures = Field(description=_("Points of the criterion."))
    sentence: str = Field(description=_("The sentence that explains the points."))


class Area(Criterion):
    """An area with its criteria."""

    criteria: list[Criterion] = Field(description=_("The criteria that earn points."))


class Unit(UnitItem):
    """A unit with every point it has and why."""

    version: Version = Field(description=_("The version these figures come from."))
    areas: list[Area] = Field(description=_("Areas in the order of the index."))


class CriterionItem(Shape):
    """A line of the index."""

    code: str = Field(description=_("Code in the index."))
    title: str = Field(description=_("Title in the index."))
    level: str = Field(description=_("area, part or criterion."))


class Criteria(Shape):
    """The areas and criteria of a result."""

    version: Version = Field(description=_("The version these figures come from."))
    criteria: list[CriterionItem] = Field(description=_("Lines of the index in their order."))


class UnitFigures(Shape):
    """What one unit earned."""

    group: str = Field(description=_("Name of the peer group."))
    code: str = Field(description=_("Code of the unit."))
    name: str = Field(description=_("Name of the unit when the result was approved."))
    figures: Figures = Field(description=_("Points for this line of the index."))
    sentence: str = Field(description=_("The sentence that explains the points."))


class CriterionFigures(CriterionItem):
    """One line of the index over all units."""

    version: Version = Field(description=_("The version these figures come from."))
    units: list[UnitFigures] = Field(description=_("Every unit of the result."))


class PastResult(Shape):
    """What a unit reached in one result."""

    year: int = Field(description=_("Year of the assessment."))
    key: str = Field(description=_("Name of the round in addresses."))
    title: str = Field(description=_("Title of the round."))
    group: str = Field(description=_("Name of the peer group."))
    group_size: int = Field(description=_("How many units the group has."))
    unit: RankedUnit = Field(description=_("The unit as it was then."))
    links: Links = Field(description=_("The page of the unit in this result."))


class History(Shape):
    """What a unit reached over the years, under its code."""

    code: str = Field(description=_("Code of the unit."))
    names: list[str] = Field(description=_("Names it had; two mean that the code may have passed to another unit."))
    results: list[PastResult] = Field(description=_("Results it took part in, the newest first."))


class Award(Shape):
    """An award to a unit."""

    year: int = Field(description=_("Year of the gold book."))
    number: int = Field(description=_("Number in the gold book of the year."))
    unit_name: str = Field(description=_("Name of the unit when it was commended."))
    form: str = Field(description=_("Form of the award."))
    achievement: str = Field(description=_("The achievement as the decision says it."))
    grounds: str = Field(description=_("The data it rests on."))
    decision_number: int = Field(description=_("Number of the decision."))
    decided_on: date = Field(description=_("Day of the decision."))
    is_simulated: bool = Field(description=_("Whether the data are simulated."))
    revoked_on: date | None = Field(description=_("Day of its revocation; null while it is in force."))
    revocation_reason: str = Field(description=_("Why it was revoked."))


class ArticleItem(Shape):
    """A published article in a list."""

    id: int = Field(description=_("Number of the article in its address."))
    kind: str = Field(description=_("news, notice or page."))
    title: str = Field(description=_("Headline."))
    lead: str = Field(description=_("First paragraph."))
    topic: str = Field(description=_("Topic."))
    unit_name: str = Field(description=_("Unit that published it."))
    published_at: Moment = Field(description=_("When it was published."))
    links: Links = Field(description=_("The page of the article."))


class Article(ArticleItem):
    """A published article with its text."""

    happened_on: date = Field(description=_("Day of what it tells about."))
    corrected_at: Moment | None = Field(description=_("When it was last corrected; null if never."))
    source: str = Field(description=_("Where it was taken from; empty when it is the unit's own."))
    is_simulated: bool = Field(description=_("Whether it is simulated."))
    text: list[str] = Field(description=_("Its paragraphs without formatting."))


class DataFile(Shape):
    """A file of open data."""

    format: str = Field(description=_("CSV, JSON or XLSX."))
    media_type: str = Field(description=_("Media type of the file."))
    address: str = Field(description=_("Permanent address of the file."))
    size: int = Field(description=_("Size in bytes."))
    sha256: str = Field(description=_("SHA-256 of the file."))


class DataSet(Shape):
    """A set of open data with the files of its newest edition."""

    key: str = Field(description=_("Name of the set."))
    title: str = Field(description=_("Title of the set."))
    description: str = Field(description=_("What it holds."))
    version: int | None = Field(description=_("Number of the edition; null for a set that grows by itself."))
    published_at: Moment = Field(description=_("When it was published."))
    schema_address: str = Field(description=_("Address of the schema of its columns."))
    files: list[DataFile] = Field(description=_("Its files."))


class Page(Shape):
    """One page of a longer list."""

    page: int = Field(description=_("Number of this page."))
    page_count: int = Field(description=_("How many pages there are; at least one."))
    total: int = Field(description=_("How many items the whole list has."))
    next: str | None = Field(description=_("Address of the next page; null on the last."))
    previous: str | None = Field(description=_("Address of the page before; null on the first."))


class Results(Page):
    """Results, the newest year first."""

    items: list[ResultItem] = Field(description=_("The results of this page."))


class Awards(Page):
    """Awards of the published list."""

    items: list[Award] = Field(description=_("The awards of this page."))


class Articles(Page):
    """Articles, the newest first."""

    items: list[ArticleItem] = Field(description=_("The articles of this page."))


class DataSets(Shape):
    """Everything in the catalogue of open data."""

    licence: str = Field(description=_("Terms of use."))
    items: list[DataSet] = Field(description=_("The sets of open data."))


class Problem(Shape):
    """What went wrong, as RFC 9457 writes it."""

    type: str = Field(description=_("Address of the explanation of this kind of problem."))
    title: str = Field(description=_("What kind of problem it is."))
    status: int = Field(description=_("Status code of the answer."))
    detail: str = Field(description=_("What is wrong here, and what to do."))


def written(shape: Shape) -> bytes:
    """The JSON of an answer."""
    return shape.model_dump_json(by_alias=True).encode()


def described(schema: Any) -> Any:
    """A schema with every description in the language of the reader."""
    from django.utils.translation import gettext

    if isinstance(schema, list):
        return [described(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: gettext(said) if name == "description" and isinstance(said, str) and said else described(said)
        for name, said in schema.items()
    }
