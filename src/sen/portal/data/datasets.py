"""The register of open data: a set is added by one entry."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from sen.portal.data.kinds import Dataset, DatasetNotFound, TableSet, Version
from sen.portal.data.news import ARTICLE_COLUMNS, article_versions
from sen.portal.data.ratings import RATING_COLUMNS, rating_versions
from sen.portal.data.results import RESULTS_KEY, result_sets
from sen.reform.publishing import queries as publishing
from sen.reform.publishing.formats import Column


def _award_versions() -> tuple[Version, ...]:
    return tuple(
        Version(
            said.number,
            said.published_at,
            lambda said=said: said.rows,  # type: ignore[misc]  # bound now
            is_simulated=said.is_simulated,
            years=said.years,
        )
        for said in publishing.awards_versions()
    )


def _promise_versions() -> tuple[Version, ...]:
    """The books as they stand; each has versions of its own, so the table of all has none."""
    said = publishing.promises_table()
    if said is None:
        return ()
    return (Version(None, said.published_at, lambda: said.rows, is_simulated=said.is_simulated, years=said.years),)


# Sets that are one table. Add yours here; everything else follows.
TABLES: tuple[TableSet, ...] = (
    TableSet(
        key="khen-thuong",
        title=_("Units commended for administrative reform"),
        description=_("Every award with its decision and the data it rests on; what was revoked says so."),
        columns=publishing.AWARD_COLUMNS,
        versions=_award_versions,
        route="portal:awards",
        keywords=("khen thưởng", "cải cách hành chính"),
    ),
    TableSet(
        key="loi-hua",
        title=_("Promises and what became of them"),
        description=_("Every published conclusion with who leads it, its due day, how it stands and what came of it."),
        columns=publishing.PROMISE_COLUMNS,
        versions=_promise_versions,
        route="portal:promises",
        keywords=("lời hứa", "nhiệm vụ", "kết luận"),
    ),
    TableSet(
        key="danh-gia",
        title=_("Ratings by citizens"),
        description=_("How many gave how many stars, up to the end of last month, where there are at least ten."),
        columns=RATING_COLUMNS,
        versions=rating_versions,
        route="portal:services",
        keywords=("đánh giá", "mức độ hài lòng"),
    ),
    TableSet(
        key="tin",
        title=_("Published news"),
        description=_("Title, lead, subject, unit and dates of every article that is public now, and its address."),
        columns=ARTICLE_COLUMNS,
        versions=article_versions,
        route="portal:archive",
        keywords=("tin tức", "thông báo"),
    ),
)
# Everything in the catalogue, in its order.
SOURCES: tuple[Callable[[], Iterable[Dataset]], ...] = (result_sets, *(table.datasets for table in TABLES))


def datasets() -> tuple[Dataset, ...]:
    """Every set of open data of which something is public."""
    return tuple(_all())


def table_set(key: str) -> TableSet:
    """
    The table with this word in its address.

    :raises DatasetNotFound: if there is none
    """
    for table in TABLES:
        if table.key == key:
            return table
    raise DatasetNotFound


def described(key: str) -> tuple[str, tuple[Column, ...]]:
    """
    The title and the columns of a set, whether or not something of it is public yet.

    :raises DatasetNotFound: if there is none
    """
    if key == RESULTS_KEY:
        return str(_("Results of administrative reform")), publishing.RESULT_COLUMNS
    table = table_set(key)
    return str(table.title), table.columns


def described_keys() -> tuple[str, ...]:
    """What has columns to explain."""
    return (RESULTS_KEY, *(table.key for table in TABLES))


def _all() -> Iterator[Dataset]:
    for source in SOURCES:
        yield from source()
