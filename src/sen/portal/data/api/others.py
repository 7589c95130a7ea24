"""Awards, articles and the catalogue as the API answers them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sen.portal.data.addresses import site_address
from sen.portal.data.api import shapes
from sen.portal.data.api.pages import cut, pages
from sen.portal.data.api.questions import Nothing, OfArticles, OfYear
from sen.portal.data.datasets import datasets
from sen.portal.data.licence import licence
from sen.portal.data.weights import weighed
from sen.reform.common.addresses import absolute_address
from sen.reform.common.errors import NotFound
from sen.reform.news import queries as news
from sen.reform.news.queries import ArticleLine
from sen.reform.publishing import queries as publishing
from sen.reform.publishing.queries import PublicAward


class TopicNotFound(NotFound):
    """No published article has this topic."""

    message = _("There is no topic of this name. Leave the parameter out to read every topic.")


def awards(question: OfYear) -> shapes.Awards:
    """The published list; nothing before the first."""
    page = publishing.awards_page()
    years = page.years if page else ()
    found = [award for year, awards in years for award in awards if question.year in (None, year)]
    items = [_award(each) for each in cut(found, question)]
    return shapes.Awards(items=items, **pages(question, len(found), _here("portal:api_awards")))


def articles(question: OfArticles) -> shapes.Articles:
    """
    Published articles that hold the words, of a topic.

    :raises TopicNotFound: if no article has the topic
    """
    topic = next((each.name for each in news.topics() if each.slug == question.topic), None)
    if question.topic and topic is None:
        raise TopicNotFound
    found = news.archive(words=question.words, topic=topic or "", page=question.page, size=question.size)
    # The list of the portal shows its last page to whoever asks beyond it; programs are told that there is no more.
    lines = found.object_list if found.number == question.page else ()
    return shapes.Articles(
        items=[_article(line) for line in lines],
        **pages(question, found.paginator.count, _here("portal:api_articles")),
    )


def article(question: Nothing, number: int) -> shapes.Article:
    """One article with its text."""
    page = news.article_page(number)
    return shapes.Article(
        **vars(_article(page)),
        happened_on=page.happened_on,
        corrected_at=page.corrected_at,
        source=page.source,
        is_simulated=page.is_simulated,
        text=list(page.paragraphs),
    )


def data_sets(question: Nothing) -> shapes.DataSets:
    """Everything in the catalogue, with the files of the newest editions."""
    found, weights = weighed(datasets())
    return shapes.DataSets(
        licence=licence().words,
        items=[
            shapes.DataSet(
                key=said.key,
                title=str(said.title),
                description=str(said.description),
                version=said.newest.number,
                published_at=said.newest.published_at,
                schema_address=site_address(said.schema),
                files=[
                    shapes.DataFile(
                        format=file.form.sign,
                        media_type=file.form.media_type,
                        address=site_address(file.address),
                        size=weights[file.address].size,
                        sha256=weights[file.address].sha256,
                    )
                    for file in said.newest.files
                ],
            )
            for said in found
        ],
    )


def _award(award: PublicAward) -> shapes.Award:
    return shapes.Award(**{name: getattr(award, name) for name in shapes.Award.model_fields})


def _article(line: ArticleLine) -> shapes.ArticleItem:
    return shapes.ArticleItem(
        id=line.id,
        kind=line.kind,
        title=line.title,
        lead=line.lead,
        topic=line.topic,
        unit_name=line.unit_name,
        published_at=line.published_at,
        links=shapes.Links(page=absolute_address("portal:article", line.id, line.slug)),
    )


def _here(route: str) -> str:
    return site_address(reverse(route))
