"""What changed in promises, as a feed."""

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from sen.portal.answering import public
from sen.portal.promises.words import in_words
from sen.reform.common.clock import today
from sen.reform.publishing.queries import promises as queries


@public(parameters=())
def changes(request: HttpRequest) -> HttpResponse:
    """The newest changes as Atom; each leads to its promise."""
    atom = Atom1Feed(
        title=_("Promises kept in sight"),
        link=request.build_absolute_uri(reverse("portal:promises")),
        description="",
        language="vi",
        feed_url=request.build_absolute_uri(),
    )
    for change in queries.promise_changes(today()):
        promise = change.promise
        address = request.build_absolute_uri(reverse("portal:promise", args=(promise.book, promise.number)))
        moment = timezone.make_aware(datetime.combine(change.on, time()))
        atom.add_item(
            title=promise.wording,
            link=address,
            description=in_words(change),
            pubdate=moment,
            updateddate=moment,
            unique_id=f"{address}#{change.number}",
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
