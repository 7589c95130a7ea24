"""A page as a file: links lead to files, forms give way to a sentence, everything else stays letter for letter."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

from sen.cli.exporting_site.places import Places
from sen.portal.data.export import instead_of_form

# What leads somewhere, by element; "meta" and what is canonical keep whole addresses.
LINKS = {
    "a": ("href",),
    "link": ("href",),
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "use": ("href",),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
}
_WHOLE = {"canonical", "alternate"}
_IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")

Found = Callable[[str], None]


def rewritten(html: str, page: str, places: Places, found: Found) -> str:
    """The page as it stands in its file; every address it leads to that is kept is told to `found`."""
    rewriter = _Rewriter(page, places, found)
    rewriter.feed(html)
    rewriter.close()
    return in_text("".join(rewriter.said), places)


def in_text(text: str, places: Places) -> str:
    """Addresses that must be whole, as feeds and catalogues have them: with the name of the copy."""
    return text.replace(f"{places.origin}/", f"{places.address}/") if places.origin != places.address else text


def addresses_in_styles(css: str, page: str, places: Places) -> list[str]:
    """What a style sheet fetches from the same place."""
    links = (places.internal(link, page) for link in _IN_STYLES.findall(css) if not link.startswith("data:"))
    return [link for link in links if link is not None]


class _Rewriter(HTMLParser):
    """Repeats a page; looks closer only at what leads somewhere."""

    def __init__(self, page: str, places: Places, found: Found) -> None:
        super().__init__(convert_charrefs=False)
        self.said: list[str] = []
        self._page, self._places, self._found = page, places, found
        self._in_form = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if self._in_form:
            return
        if tag == "form":
            self._in_form = True
            self.said.append(self._instead_of_form(dict(attrs)))
            return
        text = self.get_starttag_text() or ""
        if tag in LINKS and any(name in LINKS[tag] for name, _value in attrs):
            text = self._element(tag, attrs, "/" if text.endswith("/>") else "")
        self._say(text)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that closes itself."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag == "form":
            self._in_form = False
        else:
            self._say(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Take words, scripts and styles."""
        self._say(data)

    def handle_entityref(self, name: str) -> None:
        """Take a named sign."""
        self._say(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Take a numbered sign."""
        self._say(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Take a comment."""
        self._say(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Take the kind of document."""
        self._say(f"<!{decl}>")

    def _say(self, text: str) -> None:
        if not self._in_form:
            self.said.append(text)

    def _element(self, tag: str, attrs: list[tuple[str, str | None]], end: str) -> str:
        keep_whole = tag == "link" and dict(attrs).get("rel") in _WHOLE
        words = [tag]
        for name, value in attrs:
            said: str | None = value
            if value is not None and name in LINKS[tag]:
                said = self._set_of(value) if name == "srcset" else self._link(value)
                if said is None:
                    continue
                if keep_whole and value.startswith(self._places.origin):
                    said = value
            words.append(name if said is None else f'{name}="{escape(said)}"')
        return f"<{' '.join(words)}{end}>"

    def _link(self, link: str) -> str | None:
        """The link as the file has it; none where it would lead to what the copy does not hold."""
        if link.startswith(("#", "data:", "mailto:", "tel:")):
            return link
        target = self._places.internal(link, self._page)
        if target is None:
            return link
        mark = f"#{link.partition('#')[2]}" if "#" in link else ""
        kept = self._places.kept(target)
        if kept is None:
            return f"{self._places.away(target)}{mark}" if self._places.live else None
        self._found(kept)
        return f"{self._places.link(self._page, kept)}{mark}"

    def _set_of(self, links: str) -> str:
        """The pictures of several sizes, each with its width behind it."""
        said = []
        for each in links.split(","):
            link, _blank, width = each.strip().partition(" ")
            said.append(f"{self._link(link) or link} {width}".strip())
        return ", ".join(said)

    def _instead_of_form(self, attrs: dict[str, str | None]) -> str:
        action = self._places.internal(attrs.get("action") or "", self._page) or self._page
        is_search = attrs.get("role") == "search" or "search" in (attrs.get("class") or "")
        page = self._page if attrs.get("method", "get") == "post" else action
        language = "en" if "/en/" in f"{self._page}/" else "vi"
        return instead_of_form(language, self._places.away(page), is_search=is_search)
