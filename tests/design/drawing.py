"""Draws template text that uses components, as the loader draws a file."""

from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django_cotton.compiler_regex import CottonCompiler


def drawn(source: str, request: HttpRequest | None = None, **given: object) -> str:
    """Draw the text with the variables given."""
    template = Template("{% load design %}" + CottonCompiler().process(source))
    return template.render(RequestContext(request, given) if request else Context(given))
