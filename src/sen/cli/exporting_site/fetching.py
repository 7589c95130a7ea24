"""Asking the portal for a page as a browser would, without a server between."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    content_type: str
    location: str
    body: bytes


class Portal:
    """The program itself, asked in this process."""

    def __init__(self, origin: str) -> None:
        self._origin = urlsplit(origin)
        self._handler = WSGIHandler()

    def get(self, address: str) -> Answer:
        """The answer to a reader who asks for this address."""
        parts = urlsplit(address)
        said: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
            said["status"] = int(status.split(maxsplit=1)[0])
            said.update({name.lower(): value for name, value in headers})

        response: Iterable[bytes] = self._handler(self._environ(parts.path, parts.query), start_response)
        try:
            body = b"".join(response)
        finally:
            getattr(response, "close", lambda: None)()
        return Answer(said["status"], said.get("content-type", ""), said.get("location", ""), body)

    def _environ(self, path: str, query: str) -> dict[str, Any]:
        port = self._origin.port or (443 if self._origin.scheme == "https" else 80)
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(path).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": self._origin.hostname or "localhost",
            "SERVER_PORT": str(port),
            "HTTP_HOST": self._origin.netloc,
            "HTTP_X_FORWARDED_PROTO": self._origin.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": self._origin.scheme,
            "wsgi.input": io.BytesIO(),
        }
        setup_testing_defaults(environ)
        return environ
