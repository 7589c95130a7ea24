"""What the writing page does besides saving: look at the text, put pictures and files in. Nothing typed is lost."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.news import forms
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.days import NotADay, parse_day
from sen.reform.common.errors import Refusal
from sen.reform.news import operations, permissions, queries
from sen.reform.news.light_text.pasting import MOST_PASTED, light_text
from sen.reform.news.light_text.writing import attachment_line, picture_line, put_in
from sen.reform.news.texts import ArticleText

_ELEVEN = 11


@dataclass(frozen=True)
class Assistance:
    """What was done for the writer; `typed` holds the whole form when something was asked besides saving."""

    picture: forms.Picture
    attachment: forms.Attachment
    typed: dict[str, Any] | None = None
    preview: queries.BodyPreview | None = None
    similar: tuple[queries.SimilarArticle, ...] = ()
    said: str = ""
    is_refused: bool = False
    # The picture just put in, and those we have that look like it.
    new_key: str = ""
    alike: tuple[queries.PictureCard, ...] = field(default=())


def assist(request: OfficeRequest, unit_id: int, *, article_id: int | None = None) -> Assistance:
    """Do what a button of the writing page asks for, if it is not saving."""
    then, _colon, which = request.POST.get("then", "").partition(":")
    plain = Assistance(forms.Picture(), forms.Attachment())
    if then == "preview":
        done = replace(plain, typed=_typed(request))
    elif then == "picture":
        done = _with_picture(request, unit_id, plain)
    elif then == "attachment":
        done = _with_attachment(request, unit_id, plain)
    elif then == "instead":
        done = _with_other_picture(request, which, plain)
    else:
        return plain
    typed = done.typed or {}
    return replace(
        done,
        preview=queries.body_preview(typed["body"]),
        similar=queries.similar_articles(
            _so_far(typed), unit_ids=permissions.desk_unit_ids(request.actor), besides=article_id
        ),
    )


@require_POST
@for_officials
def preview(request: OfficeRequest) -> HttpResponse:
    """The text as typed so far, for the pane beside it; nothing is saved."""
    permissions.may_see_desk(request.actor).enforce()
    typed = _typed(request)
    number = request.POST.get("article", "")
    similar = queries.similar_articles(
        _so_far(typed),
        unit_ids=permissions.desk_unit_ids(request.actor),
        besides=int(number) if number.isdecimal() else None,
    )
    context = {"preview": queries.body_preview(typed["body"]), "similar": similar}
    return render(request, "office/news/preview_pane.html", context)


@require_POST
@for_officials
def paste(request: OfficeRequest) -> HttpResponse:
    """What was copied from Word or a web page, as light text; nothing is saved."""
    permissions.may_see_desk(request.actor).enforce()
    return HttpResponse(light_text(request.POST.get("html", "")[:MOST_PASTED]), content_type="text/plain")


def _with_picture(request: OfficeRequest, unit_id: int, plain: Assistance) -> Assistance:
    form, typed = forms.Picture(request.POST, request.FILES), _typed(request)
    if not form.is_valid():
        return replace(plain, picture=form, typed=typed, is_refused=True)
    said = form.cleaned_data
    new = operations.NewPicture(
        unit_id=unit_id,
        file_name=said["picture"].name or "",
        data=said["picture"].read(),
        credit=said["credit"],
        is_illustration=said["is_illustration"],
    )
    try:
        key = operations.add_picture(new, by=request.actor, at=now())
    except Refusal as refusal:
        form.add_error("picture", refusal.sentence)
        return replace(plain, picture=form, typed=typed, is_refused=True)
    alt = "" if said["is_decorative"] else said["alt"]
    place = 0 if said["is_leading"] else _cursor(request)
    typed["body"] = put_in(typed["body"], picture_line(key, alt=alt, caption=said["caption"]), at=place)
    sentence = _("The picture is in the text. It is kept when you save.")
    return replace(plain, typed=typed, said=sentence, new_key=key, alike=queries.pictures_like(key))


def _with_attachment(request: OfficeRequest, unit_id: int, plain: Assistance) -> Assistance:
    form, typed = forms.Attachment(request.POST, request.FILES), _typed(request)
    if not form.is_valid():
        return replace(plain, attachment=form, typed=typed, is_refused=True)
    file = form.cleaned_data["file"]
    new = operations.NewAttachment(unit_id=unit_id, file_name=file.name or "", data=file.read())
    try:
        key = operations.add_attachment(new, by=request.actor, at=now())
    except Refusal as refusal:
        form.add_error("file", refusal.sentence)
        return replace(plain, attachment=form, typed=typed, is_refused=True)
    words = form.cleaned_data["words"] or file.name
    typed["body"] = put_in(typed["body"], attachment_line(key, words), at=_cursor(request))
    return replace(plain, typed=typed, said=_("The file is in the text. It is kept when you save."))


def _with_other_picture(request: OfficeRequest, which: str, plain: Assistance) -> Assistance:
    """Show a picture we have instead of the one just brought."""
    typed = _typed(request)
    keys = re.fullmatch(r"([0-9a-f]{20})-([0-9a-f]{20})", which)
    if keys:
        typed["body"] = typed["body"].replace(f"(anh:{keys[1]}", f"(anh:{keys[2]}")
    return replace(plain, typed=typed, said=_("The picture we have is in the text instead."))


def _typed(request: HttpRequest) -> dict[str, Any]:
    """Everything as it was typed, right or wrong."""
    typed: dict[str, Any] = {name: request.POST.get(name, "") for name in forms.Correction.base_fields}
    return typed | {"is_simulated": "is_simulated" in request.POST}


def _so_far(typed: dict[str, Any]) -> ArticleText:
    return ArticleText(
        title=typed["title"],
        lead=typed["lead"],
        body=typed["body"],
        topic=typed["topic"],
        happened_on=_day(typed["happened_on"]),
    )


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except NotADay:
        return today()


def _cursor(request: HttpRequest) -> int | None:
    """Where the writer was in the text; a browser without script does not say."""
    place = request.POST.get("cursor", "")
    return int(place) if place.isdecimal() and len(place) < _ELEVEN else None
