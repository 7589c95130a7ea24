"""Which meetings have promises; choosing and wording them; when citizens are asked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.people import OfficeRequest, for_officials
from sen.office.promises.forms import DeskForms, RuleForm
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Conflict, NotAllowed, NotFound, Refusal
from sen.reform.publishing import permissions
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.queries import promises as queries


@for_officials
def books(request: OfficeRequest) -> HttpResponse:
    """Every meeting and plan, and what of it is public."""
    permissions.may_see_promises(request.actor).enforce()
    context = {"lines": queries.book_lines(today()), "days": queries.ask_after().days}
    return render(request, "office/promises/list.html", context)


@for_officials
def of_meeting(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Lead from a meeting to its promises."""
    return redirect("promises:book", queries.key_of_meeting(review_id))


@for_officials
def desk(request: OfficeRequest, book: str) -> HttpResponse:
    """Choose which conclusions are public, and word them."""
    permissions.may_see_promises(request.actor).enforce()
    page = queries.desk(book, today())
    may_publish = permissions.may_publish_promises(request.actor, page.book)
    forms, refused, status = DeskForms(request.POST or None, page), "", 200
    if request.method == "POST":
        may_publish.enforce()
        status = 422
        if forms.is_valid():
            try:
                number = _publish(request, book, forms)
            except (NotAllowed, NotFound):
                raise
            except Refusal as refusal:
                refused, status = refusal.sentence, 409 if isinstance(refusal, Conflict) else 422
            else:
                messages.success(request, _("Citizens read it now, as version %(number)s.") % {"number": number})
                return redirect("promises:book", book)
    context = {"desk": page, "forms": forms, "may_publish": may_publish, "refused": refused}
    return render(request, "office/promises/book.html", context, status=status)


@for_officials
def rule(request: OfficeRequest) -> HttpResponse:
    """Read when citizens are asked; who may, sets it otherwise."""
    permissions.may_see_promises(request.actor).enforce()
    counting = queries.ask_after().days
    form = RuleForm(request.POST or None, initial={"days": counting})
    if request.method == "POST" and form.is_valid():
        operations.set_asking(form.cleaned_data["days"], by=request.actor, at=now())
        messages.success(request, _("Citizens are asked by this rule about what is done from now on."))
        return redirect("promises:rule")
    context = {
        "form": form,
        "days": counting,
        "rules": queries.asking_rules(),
        "may_set": permissions.may_set_asking(request.actor),
    }
    return render(request, "office/promises/rule.html", context, status=422 if form.errors else 200)


def _publish(request: OfficeRequest, book: str, forms: DeskForms) -> int:
    said = forms.book.cleaned_data
    new = operations.NewPromises(forms.new_promises, tuple(said["articles"]), said["seen"])
    operations.publish_promises(book, new, by=request.actor, at=now())
    return queries.promises_of(book, today()).number
