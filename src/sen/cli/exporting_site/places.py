"""Where an address of the portal lies in the folder, and how one file leads to another."""

import posixpath
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from sen.portal.data.export import NOTHING, PARAMETERS, exported


@dataclass(frozen=True)
class Places:
    """The address the portal gives itself, the one the copy will have, and that of the portal that can answer."""

    origin: str
    address: str
    live: str
    words_of_sites: frozenset[str] = frozenset()

    def internal(self, link: str, page: str) -> str | None:
        """The address of the portal a link on a page leads to, without its mark; none when it leads elsewhere."""
        whole = urljoin(f"{self.origin}{page}", link).partition("#")[0]
        if whole != self.origin and not whole.startswith(f"{self.origin}/"):
            return None
        return whole.removeprefix(self.origin) or "/"

    def kept(self, address: str) -> str | None:
        """
        The address in the copy for one of the portal; none where the copy has no such page.

        What may be asked of a page beyond its parts, such as whose ward to show first, is left out.
        """
        parts = urlsplit(address)
        path = None if ".." in parts.path else exported(unquote(parts.path), self.words_of_sites)
        asked = [each for each in parse_qsl(parts.query) if each[0] in PARAMETERS]
        return f"{path}?{urlencode(asked)}" if path and asked else path

    def link(self, page: str, target: str) -> str:
        """How a page names a file; one that may stand at any address names it from the top."""
        return f"{self.top}{file_of(target)}" if is_nothing(page) else relative(page, target)

    @property
    def top(self) -> str:
        """The path below which the copy will lie."""
        return f"{urlsplit(self.address).path}/"

    def away(self, address: str) -> str:
        """The same address on the portal that can answer; empty where there is none."""
        return f"{self.live}{address}" if self.live else ""


def is_nothing(address: str) -> bool:
    """Whether it is the page for addresses that lead nowhere."""
    return urlsplit(address).path.rpartition("/")[2] == NOTHING


def file_of(address: str) -> str:
    """
    The file an address becomes; what is asked after the path becomes folders.

    >>> file_of("/tin/?trang=2&chu-de=mot-cua"), file_of("/ket-qua/2023/xa/ban-1.csv"), file_of("/")
    ('tin/chu-de-mot-cua/trang-2/index.html', 'ket-qua/2023/xa/ban-1.csv', 'index.html')
    """
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip("/")
    folders = "".join(f"{name}-{value}/" for name, value in sorted(parse_qsl(parts.query, keep_blank_values=True)))
    last = path.rpartition("/")[2]
    if folders or not last:
        return f"{path}{'' if path.endswith('/') or not path else '/'}{folders}index.html"
    return path if "." in last else f"{path}/index.html"


def relative(page: str, target: str) -> str:
    """
    How the file of one address names the file of another.

    >>> relative("/tin/12/ten-bai/", "/static/sen/sen.css"), relative("/", "/tin/")
    ('../../../static/sen/sen.css', 'tin/index.html')
    """
    return posixpath.relpath(file_of(target), posixpath.dirname(file_of(page)) or ".")
