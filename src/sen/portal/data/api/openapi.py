"""The OpenAPI document, written from the table of resources: it cannot promise what is not answered."""

import re
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from pydantic.json_schema import models_json_schema

from sen.portal.data.api.questions import Nothing
from sen.portal.data.api.resources import PARTS, RESOURCES, Resource
from sen.portal.data.api.shapes import Problem, described
from sen.portal.data.licence import licence, publisher

Document = dict[str, Any]
_REFERENCE = "#/components/schemas/{model}"
_PART = re.compile(r"<(?:\w+:)?(\w+)>")


def document() -> Document:
    """What the API takes and answers, in the language of the reader."""
    answers = [(resource.answer, "serialization") for resource in RESOURCES]
    _names, said = models_json_schema([*answers, (Problem, "serialization")], ref_template=_REFERENCE)  # type: ignore[list-item]  # literal
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("Open data of %(name)s") % {"name": publisher()},
            "version": "1",
            "description": _(
                "Everything this portal publishes, for programs. Reading only, without a key. Answers may be kept "
                "and asked for again with their ETag. Provisional figures and drafts are not here."
            ),
            "license": {"name": licence().words, "url": licence().address},
        },
        "servers": [{"url": f"{settings.SEN_SITE}{_root()}"}],
        "paths": {path_of(resource): {"get": _operation(resource)} for resource in RESOURCES},
        "components": {"schemas": _described_components(said["$defs"])},
    }


def path_of(resource: Resource) -> str:
    """The path as OpenAPI writes it."""
    return "/" + _PART.sub(r"{\1}", resource.path)


def parameters_of(question: type[Nothing]) -> list[Document]:
    """The parameters after the question mark."""
    properties = described(question.model_json_schema(by_alias=True)).get("properties", {})
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": schema.get("description", ""),
            "schema": {each: value for each, value in schema.items() if each not in {"description", "title"}},
        }
        for name, schema in properties.items()
    ]


def _root() -> str:
    return reverse("portal:api_description").removesuffix("/openapi.json").replace(get_script_prefix(), "/", 1)


def _operation(resource: Resource) -> Document:
    parts = [_part(name) for name in _PART.findall(resource.path)]
    asked = parameters_of(resource.question)
    refusals = {
        400: _("A parameter is not understood"),
        **({404: _("There is nothing here")} if parts or asked else {}),
        429: _("Too many questions within this hour"),
    }
    reference = {"$ref": _REFERENCE.format(model=resource.answer.__name__)}
    return {
        "operationId": resource.name.removeprefix("api_"),
        "summary": _(resource.summary),
        "parameters": [*parts, *asked],
        "responses": {
            "200": {
                "description": _("The answer"),
                "content": {"application/json": {"schema": reference}},
            },
            **{str(status): {"description": words, "content": _problem()} for status, words in refusals.items()},
        },
    }


def _part(name: str) -> Document:
    schema, meaning = PARTS[name]
    return {"name": name, "in": "path", "required": True, "description": _(meaning), "schema": schema}


def _problem() -> Document:
    return {"application/problem+json": {"schema": {"$ref": _REFERENCE.format(model="Problem")}}}


def _described_components(schemas: Document) -> Document:
    """The shapes with their meanings; what pydantic takes from the code of the program is left out."""
    said = {}
    for name, schema in schemas.items():
        plain = {each: value for each, value in schema.items() if each not in {"description", "title"}}
        fields = {each: _untitled(value) for each, value in described(plain["properties"]).items()}
        said[name] = {**plain, "properties": fields}
    return said


def _untitled(schema: Document) -> Document:
    return {each: value for each, value in schema.items() if each != "title"}
