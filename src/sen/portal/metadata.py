"""What machines are told about an article: schema.org data, which pages of other sites and search engines show."""

import json

from django.utils.safestring import SafeString, mark_safe

from sen.reform.news.queries import ArticlePage

# Inside <script> nothing may look like a tag.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def news_article(page: ArticlePage, *, address: str) -> SafeString:
    """The article as a schema.org NewsArticle in JSON-LD, safe inside a script element."""
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.lead,
        "inLanguage": "vi",
        "articleSection": page.topic,
        "datePublished": page.published_at.isoformat(),
        "dateModified": (page.corrected_at or page.published_at).isoformat(),
        "publisher": {"@type": "GovernmentOrganization", "name": page.unit_name},
        "author": {"@type": "GovernmentOrganization", "name": page.source or page.unit_name},
        "mainEntityOfPage": address,
    }
    return mark_safe(json.dumps(said, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308  # escaped above
