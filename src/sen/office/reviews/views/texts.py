"""From the text of a notice to conclusions with tasks."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.directives.views.drafts import batch_page, correction_form
from sen.office.directives.views.giving import field_of
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.common.errors import Conflict, NotAllowed, NotFound, Refusal
from sen.reform.directives.queries import batch_id_of_draft
from sen.reform.reviews import operations, permissions, queries
from sen.reform.reviews.kinds import Topic


@for_officials
def draft(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Lead to the page where a text is given, in the name of this meeting."""
    review = queries.review(review_id)
    permissions.may_draft(request.actor, review).enforce()
    query = urlencode({"nguon": review.origin, "ten": f"Thông báo kết luận: {review.title}"})
    return redirect(f"{reverse('directives:new_drafts')}?{query}")


@require_POST
@for_officials
def confirm_draft(request: OfficeRequest, review_id: int, draft_id: int) -> HttpResponse:
    """Take a draft as a conclusion of the meeting; its task is held as corrected."""
    permissions.may_draft(request.actor, queries.review(review_id)).enforce()
    batch_id = batch_id_of_draft(draft_id)
    form = correction_form(request, draft_id)
    if form.is_valid():
        try:
            operations.confirm_draft(
                review_id,
                draft_id,
                form.correction(),
                item_id=_item_id(review_id, request.POST.get("muc", "")),
                by=request.actor,
                at=now(),
            )
        except (Conflict, NotAllowed, NotFound):
            raise
        except Refusal as refusal:
            form.add_error(field_of(refusal), refusal.sentence)
        else:
            messages.success(request, _("Confirmed as a conclusion. Its task is given when the meeting is closed."))
            return redirect("directives:drafts", batch_id)
    return batch_page(request, batch_id, failed=(draft_id, form))


def _item_id(review_id: int, chosen: str) -> int | None:
    """The matter that was chosen, or else the one on the months ahead."""
    if chosen.isdigit():
        return int(chosen)
    return next((item.id for item in queries.agenda(review_id) if item.topic == Topic.AHEAD), None)
