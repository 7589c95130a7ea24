"""A decision is yes, or no with its reason; a refusal is a sentence."""

import pytest

from sen.reform.common.decisions import YES, no, yes_if
from sen.reform.common.errors import NotAllowed, Refusal


def test_yes_lets_the_story_go_on():
    YES.enforce()
    assert YES


def test_no_stops_it_with_the_reason():
    with pytest.raises(NotAllowed) as refusal:
        no("Only the secretary may close the meeting.").enforce()
    assert refusal.value.sentence == "Only the secretary may close the meeting."


@pytest.mark.parametrize(("condition", "is_allowed"), [(True, True), (0, False)])
def test_a_condition_decides(condition, is_allowed):
    assert yes_if(condition, "because").is_allowed is is_allowed


def test_a_refusal_fills_its_figures_in():
    class TooLarge(Refusal):
        message = "The file has %(size)s MB."

    assert str(TooLarge(size=50)) == "The file has 50 MB."
    assert str(Refusal("100 % sure")) == "100 % sure"
