"""Taking in what a form brought, for every page that takes evidence."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sen.design.templatetags.design import moment
from sen.office.evidence.forms import LinkForm, PieceForm
from sen.reform.accounts.queries import Actor
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.evidence import operations, queries

# Which field a refusal belongs to; all others belong to the file or the address.
_FIELDS: dict[type[Refusal], str] = {
    operations.SecretsNotRuledOut: "is_free_of_secrets",
    operations.IncompletePassport: "issuing_body",
    operations.IssuedLater: "issued_on",
    operations.DaysOutOfOrder: "valid_to",
    operations.NoTitle: "title",
}
# What upload.js sends along: it wants to be told where to go instead of being sent there.
_BY_SCRIPT = "X-Sen-Upload"


def receive(form: PieceForm | LinkForm, unit_id: int, by: Actor, at: datetime) -> str | None:
    """Take in the piece of a valid form; returns its key, or None when it was refused: the form then says why."""
    said = form.cleaned_data
    try:
        if isinstance(form, PieceForm):
            new = operations.NewFile(
                unit_id=unit_id,
                file_name=said["file"].name or "",
                data=said["file"].read(),
                description=form.description(),
                is_free_of_secrets=said["is_free_of_secrets"],
                request_key=said["request_key"],
            )
            return operations.add_file(new, by=by, at=at)
        link = operations.NewLink(
            unit_id=unit_id,
            url=said["url"],
            description=form.description(),
            is_free_of_secrets=said["is_free_of_secrets"],
            request_key=said["request_key"],
        )
        return operations.add_link(link, by=by, at=at)
    except NotAllowed:
        raise
    except Refusal as refusal:
        other = "file" if isinstance(form, PieceForm) else "url"
        form.add_error(_FIELDS.get(type(refusal), other), refusal.sentence)
        return None


def field_for_passport(refusal: Refusal) -> str:
    """The field of a passport a refusal speaks of."""
    return _FIELDS.get(type(refusal), "title")


def announce(request: HttpRequest, key: str, form: PieceForm | LinkForm, at: datetime) -> None:
    """Tell whether the piece is new, or stood in the library already."""
    card = queries.piece(key)
    if card.added_at == at or queries.came_with(key, form.cleaned_data["request_key"]):
        messages.success(request, _("The document is in the library."))
    else:
        sentence = _("The same document stands in the library already, since %(moment)s. Its description is unchanged.")
        messages.info(request, sentence % {"moment": moment(card.added_at)})


def to(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser on; a script is told where."""
    if request.headers.get(_BY_SCRIPT):
        return HttpResponse(status=201, headers={"Location": address})
    return redirect(address)
