"""Where pictures and files of articles lie: behind Django's storage API, under names made from their keys."""

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from sen.reform.common.errors import NotFound


class FileNotThere(NotFound):
    """Nothing lies under this name."""


def _storage() -> Storage:
    return storages["news"]


def keep(name: str, data: bytes) -> None:
    """Write bytes; what lies there already is the same, as the name was made from it."""
    if not _storage().exists(name):
        _storage().save(name, ContentFile(data))


def read(name: str) -> bytes:
    """
    Read stored bytes.

    :raises FileNotThere: if there are none
    """
    try:
        with _storage().open(name, "rb") as file:
            data: bytes = file.read()
            return data
    except FileNotFoundError:
        raise FileNotThere from None


def picture_name(key: str, width: int, extension: str) -> str:
    """The name a picture of some size lies under."""
    return f"pictures/{key}-{width}.{extension}"


def clean_name(key: str) -> str:
    """The name the picture lies under that all the others are drawn from."""
    return f"pictures/{key}.jpg"


def attachment_name(key: str) -> str:
    """The name a file lies under."""
    return f"attachments/{key}"
