"""The addresses of the API, from its table of resources."""

from django.urls import path, re_path, register_converter

from sen.portal.data.api import views
from sen.portal.data.api.answering import answered
from sen.portal.data.api.resources import RESOURCES


class Code:
    """Codes of units and of lines of the index: letters, figures, dots and hyphens."""

    regex = "[-.a-zA-Z0-9_]+"

    def to_python(self, value: str) -> str:
        """The code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The code as it stands."""
        return value


register_converter(Code, "code")

urlpatterns = [
    path("du-lieu/api/", views.manual, name="api"),
    path("api/v1/openapi.json", views.description, name="api_description"),
    *(path(f"api/v1/{resource.path}", answered(resource), name=resource.name) for resource in RESOURCES),
    # Whatever else, line ends included.
    re_path(r"^api/v1/[\s\S]*$", views.nothing, name="api_nothing"),
]
