"""Prepares at set-up what browsers fetch: one style sheet, and the fonts it names."""

from pathlib import Path

from sen.design.fonts import prepare_fonts

SOURCES = Path(__file__).parent / "styles"
ORDER = (
    "tokens",
    "base",
    "frames",
    "components",
    "appraisal",
    "charts",
    "portal",
    "feedback",
    "results",
    "promises",
    "data",
    "editing",
    "print",
)


def stylesheet() -> str:
    """Join the style sources in their order, so that a page asks for one file only."""
    return "\n".join((SOURCES / f"{name}.css").read_text(encoding="utf-8") for name in ORDER)


def prepare(target: Path) -> None:
    """Write `sen.css` and `fonts/` into the folder that is served as /static/sen/."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "sen.css").write_text(stylesheet(), encoding="utf-8")
    prepare_fonts(target / "fonts")
