"""What was copied from Word or a web page, as light text: the words and their order stay, every look is left behind."""

import re
from html.parser import HTMLParser

from sen.reform.news.light_text.parsing import leads_somewhere_allowed

MOST_PASTED = 1_000_000
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe"})
_HEADINGS = {"h1": "## ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "#### ", "h6": "#### "}
_BLOCKS = frozenset({"p", "div", "section", "article", "blockquote", "ul", "ol", "li", "tr", "table", "hr", *_HEADINGS})
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_MEANING = re.compile(r"([\\*\[\]]|(?<!\w)_|_(?!\w))")
_FIRST = re.compile(r"^(#+ |>)")
# Word writes the points of a list as letters of a font of signs.
_POINT = re.compile(r"^[·•▪§o‣–-]\s+(?=\S)")


def light_text(html: str) -> str:
    r"""
    Turn HTML into light text.

    >>> light_text("<h1>Họp</h1><p>Chiều <b>21/9</b>:</p><ul><li>một</li><li>hai</li></ul>")
    '## Họp\n\nChiều **21/9**:\n\n- một\n- hai'
    """
    writer = _Writer()
    writer.feed(html[:MOST_PASTED])
    writer.close()
    writer.end_block()
    return writer.text()


class _Writer(HTMLParser):
    """Collects blocks; each open sign or link has a buffer of its own until it is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[str, str]] = []
        self._open: list[tuple[str, str, list[str]]] = []
        self._words: list[str] = []
        self._heading = ""
        self._lists: list[str] = []
        self._quotes = 0
        self._rows: list[list[str]] | None = None
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a sign, a link or a cell."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._said().append("\n")
        elif tag in {"td", "th"}:
            self._words, self._open = [], []
        elif tag in _SIGNS or tag == "a":
            self._open.append((tag, dict(attrs).get("href") or "", []))
        elif self._rows is not None:
            self._rows += [[]] if tag == "tr" else []
        elif tag in _BLOCKS:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(" ".join(self._closed().split()).replace("|", "\\|"))
        elif tag in _SIGNS or tag == "a":
            self._close(tag)
        elif tag == "table" and self._rows is not None:
            self._end_table()
        elif tag in _BLOCKS and self._rows is None:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Words, with what would mean something made harmless."""
        if not self._unseen:
            self._said().append(_MEANING.sub(r"\\\1", re.sub(r"\s+", " ", data)))

    def end_block(self) -> None:
        """Put what was said so far into a block."""
        lines = (line.strip() for line in re.sub(r" {2,}", " ", self._closed()).split("\n"))
        words = "\n".join(line for line in lines if line)
        if not words:
            return
        if self._heading:
            self._blocks.append(("", self._heading + words.replace("\n", " ")))
        elif self._lists:
            sign = "1. " if self._lists[-1] == "ol" else "- "
            indent = "   " * (len(self._lists) - 1)
            self._blocks.append(("list", indent + sign + words.replace("\n", " ")))
        elif _POINT.match(words):
            self._blocks.append(("list", _POINT.sub("- ", words.replace("\n", " "))))
        else:
            words = "\n".join(_FIRST.sub(r"\\\1", line) for line in words.split("\n"))
            self._blocks.append(("quote", "> " + words.replace("\n", "\n> ")) if self._quotes else ("", words))

    def text(self) -> str:
        """Every block: points of one list stand together, everything else apart."""
        pieces: list[str] = []
        before = ""
        for kind, words in self._blocks:
            if pieces:
                pieces.append("\n" if kind == before == "list" else "\n>\n" if kind == before == "quote" else "\n\n")
            pieces.append(words)
            before = kind
        return "".join(pieces)

    def _begin(self, tag: str) -> None:
        self.end_block()
        self._heading = _HEADINGS.get(tag, "")
        if tag in {"ul", "ol"}:
            self._lists.append(tag)
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "table":
            self._rows = []
        elif tag == "hr":
            self._blocks.append(("", "---"))

    def _end(self, tag: str) -> None:
        self.end_block()
        self._heading = ""
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)

    def _end_table(self) -> None:
        rows = [row for row in self._rows or () if row]
        self._rows, self._words, self._open = None, [], []
        if not rows:
            return
        width = max(map(len, rows))
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        self._blocks.append(("", "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))))

    def _said(self) -> list[str]:
        return self._open[-1][2] if self._open else self._words

    def _close(self, tag: str) -> None:
        """Close the innermost sign of this name; one that was never opened means nothing."""
        if not any(each[0] == tag for each in self._open):
            return
        while True:
            name, address, said = self._open.pop()
            self._said().append(_signed(name, address, "".join(said)))
            if name == tag:
                return

    def _closed(self) -> str:
        while self._open:
            self._close(self._open[-1][0])
        words, self._words = "".join(self._words), []
        return words


def _signed(tag: str, address: str, words: str) -> str:
    bare = words.strip()
    if not bare:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if tag == "a":
        is_link = leads_somewhere_allowed(address) and not re.search(r"[\s()<>]", address)
        return f"{before}[{bare}]({address}){after}" if is_link else words
    sign = _SIGNS[tag]
    return words if sign in bare else f"{before}{sign}{bare}{sign}{after}"
