"""Tables of news: `articles` as written, `public` as read, `sites` they are read on, `media` they show."""

from sen.reform.news.models.articles import Article, ArticleVersion
from sen.reform.news.models.media import Attachment, Picture
from sen.reform.news.models.public import PublicFile, PublishedArticle, Share
from sen.reform.news.models.sites import Outage, Site

__all__ = [
    "Article",
    "ArticleVersion",
    "Attachment",
    "Outage",
    "Picture",
    "PublicFile",
    "PublishedArticle",
    "Share",
    "Site",
]
