"""Doing what a form asks: a refusal comes back as a sentence in the form, everything else as a message."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest

from sen.reform.common.errors import NotAllowed, Refusal


def done(request: HttpRequest, form: Form, act: Callable[[], Any], words: str) -> bool:
    """Do it when the form is whole, and say so; false when the form has to be shown again."""
    if not form.is_valid():
        return False
    try:
        act()
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return False
    messages.success(request, words)
    return True
