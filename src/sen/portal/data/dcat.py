"""The catalogue for machines: DCAT, version 3, with what DCAT-AP asks for; one graph for every notation."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sen.portal.data.addresses import site_address
from sen.portal.data.kinds import Dataset, Edition, File
from sen.portal.data.licence import licence, publisher
from sen.portal.data.weights import Weight, weighed
from sen.reform.common.addresses import absolute_address

Node = dict[str, Any]
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "adms": "http://www.w3.org/ns/adms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
_GOVERNMENT = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_VIETNAMESE = "http://publications.europa.eu/resource/authority/language/VIE"
_LANGUAGES = ("vi", "en")


def catalogue(offered: tuple[Dataset, ...]) -> Node:
    """Everything that is published as open data."""
    datasets, weights = weighed(offered)
    changes = [said.newest.published_at for said in datasets]
    here = absolute_address("portal:data")
    return {
        "@id": f"{here}#danh-muc",
        "@type": "dcat:Catalog",
        "dct:title": _in_each(_title),
        "dct:description": _in_each(_description),
        "dct:publisher": _publisher(),
        "dct:license": _link(licence().address),
        "dct:language": _link(_VIETNAMESE),
        **({"dct:modified": _moment(max(changes))} if changes else {}),
        "foaf:homepage": _link(here),
        "dcat:service": _service(here),
        "dcat:dataset": [_dataset(said, weights) for said in datasets],
    }


def _dataset(said: Dataset, weights: Mapping[str, Weight]) -> Node:
    first, *older = said.editions
    name = f"{absolute_address('portal:data')}#{said.key}"
    node: Node = {
        "@id": name,
        **_edition(said, first, weights),
        "dct:identifier": name,
        "dcat:landingPage": _link(site_address(said.landing)),
        "dcat:theme": _link(_GOVERNMENT),
        "dcat:keyword": [_text(word, "vi") for word in said.keywords],
    }
    if older:
        node["dcat:hasVersion"] = [
            {"@id": f"{name}-ban-{edition.number}", **_edition(said, edition, weights)} for edition in older
        ]
    return node


def _edition(said: Dataset, edition: Edition, weights: Mapping[str, Weight]) -> Node:
    node: Node = {
        "@type": "dcat:Dataset",
        "dct:title": list(_texts(said.title)),
        "dct:description": list(_texts(said.description)),
        "dct:publisher": _publisher(),
        "dct:license": _link(licence().address),
        "dct:language": _link(_VIETNAMESE),
        "dct:issued": _moment(said.issued_at if edition is said.newest else edition.published_at),
        "dct:modified": _moment(edition.published_at),
        "dct:conformsTo": _link(site_address(said.schema)),
        "dcat:distribution": [_distribution(said, edition, file, weights[file.address]) for file in edition.files],
    }
    if edition.number is not None:
        node["dcat:version"] = str(edition.number)
    if edition.reason:
        node["adms:versionNotes"] = _text(edition.reason, "vi")
    if said.period:
        begin, end = said.period
        node["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(begin),
            "dcat:endDate": _day(end),
        }
    return node


def _distribution(said: Dataset, edition: Edition, file: File, weight: Weight) -> Node:
    where = site_address(file.address)
    return {
        "@id": where,
        "@type": "dcat:Distribution",
        "dct:title": _text(file.form.sign, "vi"),
        "dcat:accessURL": _link(where),
        "dcat:downloadURL": _link(where),
        "dcat:mediaType": _link(f"{_MEDIA}{file.form.media_type}"),
        "dct:format": _link(f"{_FILE_TYPES}{file.form.sign}"),
        "dct:license": _link(licence().address),
        "dct:issued": _moment(edition.published_at),
        "dct:conformsTo": _link(site_address(file.schema or said.schema)),
        "dcat:byteSize": {"@value": str(weight.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _link(f"{PREFIXES['spdx']}checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@value": weight.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _service(here: str) -> Node:
    return {
        "@id": f"{here}#api",
        "@type": "dcat:DataService",
        "dct:title": _text("API", "vi"),
        "dcat:endpointURL": _link(absolute_address("portal:api")),
        "dcat:endpointDescription": _link(absolute_address("portal:api_description")),
    }


def _publisher() -> Node:
    return {"@id": f"{site_address('/')}#don-vi", "@type": "foaf:Agent", "foaf:name": _text(publisher(), "vi")}


def _texts(words: str | Promise) -> Iterator[Node]:
    """Words of the program in both languages; official words in Vietnamese only."""
    if isinstance(words, str):
        yield _text(words, "vi")
        return
    for language in _LANGUAGES:
        with translation.override(language):
            yield _text(str(words), language)


def _in_each(say: Callable[[], str]) -> list[Node]:
    said = []
    for language in _LANGUAGES:
        with translation.override(language):
            said.append(_text(say(), language))
    return said


def _title() -> str:
    return _("Open data of %(name)s") % {"name": publisher()}


def _description() -> str:
    return _("Results, awards, news and promises of administrative reform, as files and by API.")


def _text(words: str, language: str) -> Node:
    return {"@value": words, "@language": language}


def _link(address: str) -> Node:
    return {"@id": address}


def _moment(moment: datetime) -> Node:
    return {"@value": localtime(moment).isoformat(timespec="seconds"), "@type": "xsd:dateTime"}


def _day(day: date) -> Node:
    return {"@value": day.isoformat(), "@type": "xsd:date"}
