"""The app as Django knows it: it has no tables, only words to translate."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Official documents: rendering, and safe intake of text files."""

    name = "sen.reform.documents"
    label = "documents"
