"""What is refused about promises, and the sentence when it is."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Conflict, Refusal


class NothingChosen(Refusal):
    """A first version without a promise."""

    message = _("Choose at least one conclusion to make public.")


class NothingChangedHere(Refusal):
    """The public reads the same already."""

    message = _("The public reads this already as version %(number)s. Nothing was changed.")


class WordingMissing(Refusal):
    """A promise without its words, or with too many."""

    message = _("Word promise %(number)s for citizens, in at most %(longest)s characters.")


class NothingToFollow(Refusal):
    """A conclusion nobody has a task for."""

    message = _("No unit has a task for “%(which)s”, so nobody could follow it. Give the task first.")


class NotDecidedHere(Refusal):
    """A conclusion of another meeting, or withdrawn meanwhile."""

    message = _("What was chosen is not among the conclusions of “%(title)s” any more. Open the page again.")


class NoSuchArticle(Refusal):
    """An article the public cannot read."""

    message = _("An article that was chosen is not public any more. Choose another one, or none.")


class CommentMissing(Refusal):
    """A decision about a promise without public words."""

    message = _("Say why, in at most %(longest)s characters: citizens read it.")


class DaysOutOfReach(Refusal):
    """Asking too soon or too late."""

    message = _("Citizens are asked 7 to 180 days after a promise is done; not %(days)s.")


class ChangedMeanwhile(Conflict):
    """Somebody else changed the promises of this meeting in between."""

    message = _("Somebody else changed these promises meanwhile. Look at what they say now, then change what is left.")


class NotAskedYet(Refusal):
    """It is not time to ask, or no longer."""

    message = _("Nobody is asked about this promise at present. Its page says how it stands.")


class NoAnswer(Refusal):
    """A question sent without one of its answers."""

    message = _("Choose one of the three answers, then press “Send”.")


class MissingPartsUnnamed(Refusal):
    """“Not yet” without saying what is missing."""

    message = _("Say where, and what is missing: then somebody can look at it.")
