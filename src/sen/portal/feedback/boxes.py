"""What a page needs to show under what it is about: both bars, the stars to give, the comments and their form."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sen.portal.answering import NOTICE
from sen.portal.feedback.forms import Comment
from sen.portal.feedback.places import Place
from sen.portal.feedback.receipts import receipt_of
from sen.reform.feedback import queries

# What a page with boxes understands of its query: what just happened, and the page of comments.
PARAMETERS = (NOTICE, "trang-bl")
# What a redirect after an answer may say, by the word in its address.
_ABOUT_RATING: "dict[str, str | Promise]" = {
    "danh-gia": _("Thank you. Your rating has been counted."),
    "doi-sao": _("This browser had rated already: your stars were changed, the number of ratings stays the same."),
    "nhu-cu": _("This browser had rated already with as many stars; it is counted once."),
    "da-tinh": _("A rating of this browser was counted before. It is counted once and can no longer be changed here."),
    "xac-thuc": _("Thank you. Your verified rating has been counted; the code cannot be used again."),
}
_ABOUT_COMMENTS: "dict[str, str | Promise]" = {
    "binh-luan-lap": _("We have this comment already; it is kept once."),
}


@dataclass(frozen=True, kw_only=True)
class Boxes:
    """Everything `portal/feedback/rating.html` and `portal/feedback/comments.html` show."""

    place: Place
    ratings: queries.Ratings
    # What this browser gave, when it is led back to the page; nothing on the page that is the same for everybody.
    own_stars: int | None
    can_be_verified: bool
    most_a_day: int
    comments: "Page[queries.CommentLine]"
    log: queries.ModerationLog
    form: Comment
    rating_notice: "str | Promise"
    comment_notice: "str | Promise"


def boxes_for(request: HttpRequest, place: Place) -> Boxes:
    """The boxes of a place; the page that shows them understands PARAMETERS."""
    said, receipt = request.GET.get(NOTICE, ""), receipt_of(request, place)
    return Boxes(
        place=place,
        ratings=queries.ratings_of(place.subject),
        own_stars=receipt.stars if receipt else None,
        can_be_verified=queries.can_be_verified(place.unit_id),
        most_a_day=queries.most_a_day(),
        comments=queries.comments_page(place.subject, page=request.GET.get("trang-bl", 1)),
        log=queries.moderation_log(place.subject),
        form=Comment(),
        rating_notice=_ABOUT_RATING.get(said, ""),
        comment_notice=_ABOUT_COMMENTS.get(said, ""),
    )
