"""The words of a light text without its signs, for search, feeds and comparison."""

from sen.reform.news.light_text.parsing import reader


def words_of(body: str) -> str:
    r"""
    Every word readers see, one block a line.

    >>> words_of("## Bốn việc\n\nXem **ngay** [trang này](/tin/).")
    'Bốn việc\nXem ngay trang này.'
    """
    lines = []
    for token in reader().parse(body):
        if token.type == "inline":
            pieces = (
                "\n" if child.type in {"softbreak", "hardbreak"} else child.content for child in token.children or ()
            )
            lines.append("".join(pieces))
    return "\n".join(lines)
