"""A picture within an article, as HTML: modern formats first, its room kept before it is there."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sen.reform.news.light_text.media import PictureCard

# Text is at most 70 characters wide; on a phone a picture has the whole line.
SIZES = "(min-width: 45em) 42em, 100vw"


def figure(card: PictureCard) -> SafeString:
    """The picture with what is said beneath it."""
    said = [card.caption] if card.caption else []
    marks = card.credit_line
    beneath = format_html_join(" ", "{}", ((each,) for each in said))
    if marks:
        beneath = format_html('{} <span class="credit">{}</span>', beneath, marks)
    caption = format_html("<figcaption>{}</figcaption>", beneath) if said or marks else ""
    return format_html('<figure class="picture">{}{}</figure>', picture(card), caption)


def picture(card: PictureCard) -> SafeString:
    """The picture alone, fetched when the reader comes near."""
    sources = format_html_join(
        "", '<source type="{}" srcset="{}" sizes="{}">', ((each.type, each.srcset, SIZES) for each in card.sources)
    )
    return format_html(
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" alt="{}" width="{}" height="{}" '
        'loading="lazy" decoding="async"></picture>',
        sources,
        card.src,
        card.srcset,
        SIZES,
        card.alt,
        card.width,
        card.height,
    )
