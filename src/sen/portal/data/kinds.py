"""What a set of open data is: its editions, and the files of each, every one at an address that stays."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.common.addresses import address
from sen.reform.common.errors import NotFound
from sen.reform.publishing.formats import Cell, Column, Table, csv_of, json_of, workbook_of

Words = str | Promise


class DatasetNotFound(NotFound):
    """No set, edition or file of open data has this address."""

    message = gettext_lazy("There is no open data at this address. Look in the list of open data.")


class Form(Enum):
    """What a file is: the end of its name, its media type, its name in the register of the European Union."""

    CSV = ("csv", "text/csv", "CSV")
    JSON = ("json", "application/json", "JSON")
    XLSX = ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX")

    @property
    def ending(self) -> str:
        """What its name ends with."""
        return self.value[0]

    @property
    def media_type(self) -> str:
        """What a browser is told it is."""
        return self.value[1]

    @property
    def content_type(self) -> str:
        """The same, with the encoding of texts."""
        return f"{self.media_type}; charset=utf-8" if self is Form.CSV else self.media_type

    @property
    def sign(self) -> str:
        """What people call it."""
        return self.value[2]


@dataclass(frozen=True)
class File:
    """A file: where it is, what it is, and its bytes when somebody asks."""

    form: Form
    address: str
    read: Callable[[], bytes]
    # The address of what describes it, where another than that of the set.
    schema: str = ""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A version of a set: what was published then; a set that grows by itself has one, without a number."""

    number: int | None
    published_at: datetime
    files: tuple[File, ...]
    reason: str = ""

    @property
    def name(self) -> str:
        """How people call it."""
        return "" if self.number is None else _("version %(number)d") % {"number": self.number}


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A set of open data with all its editions, the newest first."""

    key: str
    title: Words
    description: Words
    landing: str
    schema: str
    codebook: str
    issued_at: datetime
    editions: tuple[Edition, ...]
    period: tuple[date, date] | None = None
    keywords: tuple[str, ...] = ()
    is_simulated: bool = False
    # Whether its words are official contents, which stay Vietnamese everywhere.
    is_official_text: bool = False

    @property
    def newest(self) -> Edition:
        """The edition that counts now."""
        return self.editions[0]


@dataclass(frozen=True)
class Version:
    """What a set that is a table has published: when, and under which number."""

    number: int | None
    published_at: datetime
    rows: Callable[[], Iterable[tuple[Cell, ...]]]
    reason: str = ""
    is_simulated: bool = False
    years: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableSet:
    """
    A set that is one table: its files, its addresses and its place in the catalogue follow from this.

    `key` is the word in its addresses; `route` the page people read the same on; `versions` gives what was
    published, the newest first, or nothing as long as nothing is public.
    """

    key: str
    title: Words
    description: Words
    columns: tuple[Column, ...]
    versions: Callable[[], tuple[Version, ...]]
    route: str
    keywords: tuple[str, ...] = ()

    def datasets(self) -> Iterable[Dataset]:
        """The set as it stands in the catalogue; nothing before something was published."""
        versions = self.versions()
        if not versions:
            return
        years = sorted({year for version in versions for year in version.years})
        yield Dataset(
            key=self.key,
            title=self.title,
            description=self.description,
            landing=address(self.route),
            schema=address("portal:data_schema", self.key),
            codebook=address("portal:data_codebook", self.key),
            issued_at=versions[-1].published_at,
            editions=tuple(self._edition(version) for version in versions),
            period=(date(years[0], 1, 1), date(years[-1], 12, 31)) if years else None,
            keywords=self.keywords,
            is_simulated=any(version.is_simulated for version in versions),
        )

    def edition(self, number: int | None) -> Edition:
        """
        An edition by its number, or the newest.

        :raises DatasetNotFound: if there is none
        """
        versions = self.versions()
        chosen = next((each for each in versions if number in (None, each.number)), None)
        if chosen is None:
            raise DatasetNotFound
        return self._edition(chosen)

    def _edition(self, version: Version) -> Edition:
        return Edition(
            number=version.number,
            published_at=version.published_at,
            reason=version.reason,
            files=tuple(
                File(form, self._address(version, form), lambda form=form: _WRITERS[form](self._table(version)))  # type: ignore[misc]  # bound now
                for form in Form
            ),
        )

    def _address(self, version: Version, form: Form) -> str:
        if version.number is None:
            return address("portal:data_file", self.key, form.ending)
        return address("portal:data_version", self.key, version.number, form.ending)

    def _table(self, version: Version) -> Table:
        facts = (("Bản công bố", str(version.number)),) if version.number is not None else ()
        simulated = (("Lưu ý", "Có dữ liệu mô phỏng."),) if version.is_simulated else ()
        return Table(
            title=str(self.title),
            columns=self.columns,
            rows=version.rows(),
            published_at=version.published_at,
            facts=(*facts, *simulated),
        )


_WRITERS: dict[Form, Callable[[Table], bytes]] = {Form.CSV: csv_of, Form.JSON: json_of, Form.XLSX: workbook_of}
