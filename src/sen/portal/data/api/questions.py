"""What one may ask: the parameters of each resource, and sentences for those that are not understood."""

from typing import Annotated, Any, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sen.reform.common.errors import Refusal

MOST_PAGES = 100_000
LARGEST_PAGE = 100
# No control signs: no text of ours holds one, and a database may choke on them.
_PLAIN = r"^[^\x00-\x1f\x7f]*$"


class BadQuestion(Refusal):
    """A parameter is not understood."""


class Nothing(BaseModel):
    """A resource without parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paged(Nothing):
    """A page of a list."""

    page: Annotated[int, Field(alias="trang", ge=1, le=MOST_PAGES, description=_("Number of the page, from 1."))] = 1
    size: Annotated[
        int, Field(alias="so-dong", ge=1, le=LARGEST_PAGE, description=_("Items on a page, from 1 to 100."))
    ] = 20


class OfYear(Paged):
    """Only of one year."""

    year: Annotated[
        int | None, Field(alias="nam", ge=1900, le=2999, description=_("Only this year, with four digits."))
    ] = None


class OfGroup(Nothing):
    """Only one peer group."""

    group: Annotated[
        str, Field(alias="nhom", max_length=200, pattern=_PLAIN, description=_("Only the peer group of this name."))
    ] = ""


class OfArticles(Paged):
    """Words and topic of articles."""

    words: Annotated[
        str,
        Field(
            alias="q",
            max_length=100,
            pattern=_PLAIN,
            description=_("Words the article holds, with or without marks, at most 100 characters."),
        ),
    ] = ""
    topic: Annotated[
        str,
        Field(
            alias="chu-de",
            max_length=80,
            pattern=r"^[a-z0-9-]*$",
            description=_("Only this topic, as addresses write it: small letters without marks and hyphens."),
        ),
    ] = ""


Question = TypeVar("Question", bound=Nothing)


def asked(kind: type[Question], request: HttpRequest) -> Question:
    """
    The parameters of a request.

    :raises BadQuestion: if one is unknown, said twice, or not as its description says
    """
    said = dict(request.GET.lists())
    for name, values in said.items():
        if len(values) > 1:
            raise BadQuestion(gettext_lazy("The parameter “%(name)s” is given twice. Give it once."), name=name[:40])
    try:
        return kind.model_validate({name: values[0] for name, values in said.items()})
    except ValidationError as error:
        raise _refusal(kind, error.errors()[0]) from None


def _refusal(kind: type[Nothing], error: Any) -> BadQuestion:
    name = str(error["loc"][0])
    if error["type"] == "extra_forbidden":
        known = [str(field.alias) for field in kind.model_fields.values()]
        if not known:
            return BadQuestion(
                gettext_lazy("There is no parameter “%(name)s”: this address takes none."), name=name[:40]
            )
        return BadQuestion(
            gettext_lazy("There is no parameter “%(name)s” here. There are: %(known)s."),
            name=name[:40],
            known=", ".join(known),
        )
    field = next(field for field in kind.model_fields.values() if field.alias == name)
    return BadQuestion(
        gettext_lazy("The parameter “%(name)s” is not as it should be. %(meaning)s"),
        name=name,
        meaning=gettext(field.description) if field.description else "",
    )
