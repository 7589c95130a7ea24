"""The colours of the look, read from its style source, and how well words stand out on them."""

import re
from pathlib import Path

_COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6});")

# Which words stand on which surface: each pair must reach AA, so that nobody has to guess.
TEXT_ON_SURFACE = (
    *((text, surface) for text in ("ink", "muted", "leaf", "leaf-dark", "bad") for surface in ("paper", "ground")),
    ("lotus", "paper"),
    ("paper", "leaf"),
    ("paper", "leaf-dark"),
    ("paper", "lotus"),
    ("ink", "track"),
    ("muted", "track"),
    ("leaf-dark", "leaf-tint"),
    ("ink", "leaf-tint"),
    *((tone, f"{tone}-tint") for tone in ("good", "warn", "bad", "info", "lotus")),
    *(("ink", f"{tone}-tint") for tone in ("good", "warn", "bad", "info", "lotus")),
    ("muted", "leaf-tint"),
    ("muted", "good-tint"),
    ("muted", "bad-tint"),
    ("muted", "warn-tint"),
    *(("ink", f"heat-{level}") for level in range(6)),
    *(("paper", f"heat-{level}") for level in range(6, 9)),
)

# Edges of fields and the marks of charts need less: 3 to 1.
MARK_ON_SURFACE = (("edge", "paper"), ("leaf", "track"), ("warn", "track"), ("bad", "track"), ("leaf", "paper"))


def colours() -> dict[str, str]:
    """Give every colour token by its name."""
    source = Path(__file__).parent / "styles" / "tokens.css"
    return dict(_COLOUR.findall(source.read_text(encoding="utf-8")))


def contrast(one: str, other: str) -> float:
    """
    Give the contrast of two colours as WCAG 2 defines it, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
