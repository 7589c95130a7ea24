"""Every test keeps its files in a folder of its own."""

import pytest
from django.core.files.storage import storages


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """The folder the evidence lies in."""
    place = tmp_path / "evidence"
    settings.STORAGES = {
        **settings.STORAGES,
        "evidence": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": place}},
    }
    assert storages["evidence"].location == str(place)
    return place
