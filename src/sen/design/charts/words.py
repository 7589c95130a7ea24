"""How wide words are on a drawing, and how they break into lines: an estimate, since the server draws no letters."""

# The share of its size a letter of Be Vietnam Pro takes on average; capitals and figures take more.
_NARROW, _USUAL, _BROAD = 0.32, 0.58, 0.68
_THIN = frozenset("iìíỉĩịlI.,:;'’|!()· jtfr")


def width_of(text: str, size: float) -> float:
    """
    Give about how wide a text is, in the unit of its size.

    >>> width_of("Phường 1", 10) < width_of("Phường 10", 10)
    True
    """
    return size * sum(_NARROW if letter in _THIN else _BROAD if letter.isupper() else _USUAL for letter in text)


def in_lines(text: str, room: float, size: float, *, most: int) -> tuple[str, ...]:
    """
    Break a text at its spaces into as few lines as fit; what does not fit even so stands in the last.

    >>> in_lines("Tân Khánh Đông", 76, 13, most=2)
    ('Tân Khánh', 'Đông')
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and (width_of(joined, size) <= room or len(lines) == most):
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)
