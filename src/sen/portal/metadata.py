"""What machines are told about an article: schema.org data, which pages of other sites and search engines show."""

import json

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from sen.reform.news.queries import ArticlePage

# Inside <script> nothing may look like a tag.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def news_article(page: ArticlePage, *, address: str, root: str) -> SafeString:
    """
    The article as a schema.org NewsArticle in JSON-LD, safe inside a script element.

    `address` is the one that counts, at the unit that wrote it; `root` is where pictures and the sign are fetched.
    """
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.lead,
        "inLanguage": "vi",
        "articleSection": page.topic,
        "datePublished": page.published_at.isoformat(),
        "dateModified": (page.corrected_at or page.published_at).isoformat(),
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": page.unit_name,
            "logo": {"@type": "ImageObject", "url": f"{root}{static('sen/lotus.svg')}"},
        },
        "author": {"@type": "GovernmentOrganization", "name": page.source or page.unit_name},
        "mainEntityOfPage": address,
        **({"image": [f"{root}{each.src}" for each in page.pictures]} if page.pictures else {}),
        **({"isBasedOn": address} if page.shared_from else {}),
    }
    return mark_safe(json.dumps(said, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308  # escaped above
