"""Tables of news: `articles` as they are written, `public` as they are read, `sites` they are read on."""

from sen.reform.news.models.articles import Article, ArticleVersion
from sen.reform.news.models.public import PublishedArticle, Share
from sen.reform.news.models.sites import Outage, Site

__all__ = ["Article", "ArticleVersion", "Outage", "PublishedArticle", "Share", "Site"]
