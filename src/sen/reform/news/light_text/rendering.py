"""Light text as HTML: drawn by the reader of light text, then cleaned once more as if a stranger had written it."""

import re
from collections.abc import Sequence
from typing import Any

import nh3
from django.utils.html import escape
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from sen.reform.news.light_text.figures import figure, picture
from sen.reform.news.light_text.media import Media, PictureCard
from sen.reform.news.light_text.parsing import ATTACHMENT, attachment_key, leads_somewhere_allowed, reader
from sen.reform.news.light_text.references import leading_picture, only_pictures, reference_of

_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3"}
_WORDS = {"p", "br", "hr", "h2", "h3", "h4", "strong", "em", "ul", "ol", "li", "blockquote", "a"}
_TABLES = {"div", "table", "thead", "tbody", "tr", "th", "td"}
_PICTURES = {"figure", "figcaption", "picture", "source", "img", "span"}
_ATTRIBUTES = {
    "a": {"href", "rel"},
    "ol": {"start"},
    "div": {"role", "tabindex", "aria-label", "data-scrolls"},
    "th": {"scope"},
    "source": {"type", "srcset", "sizes"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
}
_CLASSES = {
    "div": {"table-frame"},
    "table": {"table"},
    "th": {"num"},
    "td": {"num"},
    "figure": {"picture"},
    "span": {"credit", "missing", "muted"},
}


def rendered(body: str, media: Media = Media()) -> str:  # noqa: B008  # frozen and empty
    """A body as HTML; the picture it begins with is left to whoever shows the article."""
    markdown = reader()
    for name, rule in _RULES.items():
        markdown.add_render_rule(name, rule)
    tokens = markdown.parse(body)
    if leading_picture(tokens):
        tokens = tokens[3:]
    drawn = markdown.renderer.render(_arranged(tokens), markdown.options, {"media": media, "tables": 0})
    return clean(drawn).strip()


def clean(html: str) -> str:
    """Leave of any HTML only what light text can say."""
    return nh3.clean(
        html,
        tags=_WORDS | _TABLES | _PICTURES,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _card_of(token: Token, media: Media) -> PictureCard | None:
    """The picture a sign stands for; none when we do not hold it."""
    said = reference_of(token)
    file = media.pictures.get(said.key)
    if file is None:
        return None
    return PictureCard(**vars(file), alt=said.alternative, caption=said.caption, place=media.place)


def _arranged(tokens: list[Token]) -> list[Token]:
    """Pictures that stand alone become figures; a paragraph around them would be none."""
    arranged: list[Token] = []
    for token in tokens:
        pictures = only_pictures(token) if token.type == "inline" else []
        is_paragraph = bool(arranged) and arranged[-1].type == "paragraph_open" and not arranged[-1].hidden
        if pictures and is_paragraph:
            arranged.pop()
            arranged += [Token("figure", "figure", 0, children=[each], block=True) for each in pictures]
        elif not (token.type == "paragraph_close" and arranged and arranged[-1].type == "figure"):
            arranged.append(token)
    return arranged


def _figure(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, env: Any) -> str:
    token = (tokens[index].children or [])[0]
    card = _card_of(token, env["media"])
    return f"{figure(card)}\n" if card else f"<p>{_missing(token)}</p>\n"


def _picture(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, env: Any) -> str:
    card = _card_of(tokens[index], env["media"])
    return picture(card) if card else _missing(tokens[index])


def _missing(token: Token) -> str:
    return f'<span class="missing">[{escape(token.content or "ảnh")}]</span>'


def _link(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
    token = tokens[index]
    address = str(token.attrs["href"])
    token.attrs = {}
    if file := env["media"].attachments.get(attachment_key(address)):
        token.attrs["href"] = file.address
    elif leads_somewhere_allowed(address) and not address.startswith(ATTACHMENT):
        token.attrs["href"] = address
        if re.match("https?:", address):
            token.attrs["rel"] = "noopener nofollow"
    return self.renderToken(tokens, index, options, env)


def _link_end(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
    opened = _opening(tokens, index)
    file = next((each for each in env["media"].attachments.values() if each.address == opened.attrs.get("href")), None)
    said = f' <span class="muted">({file.kind}, {file.size_in_words})</span>' if file else ""
    return self.renderToken(tokens, index, options, env) + said


def _opening(tokens: Sequence[Token], index: int) -> Token:
    return next(token for token in reversed(tokens[:index]) if token.type == "link_open")


def _heading(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
    # The first heading of the page is the title.
    tokens[index].tag = _HEADINGS.get(tokens[index].tag, "h4")
    return self.renderToken(tokens, index, options, env)


def _table(_self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, env: Any) -> str:
    env["tables"] += 1
    frame = f'<div class="table-frame" role="region" aria-label="Bảng {env["tables"]}" tabindex="0" data-scrolls="">'
    return f'{frame}<table class="table">\n'


def _table_end(_self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: Any) -> str:
    return "</table></div>\n"


def _cell(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
    token = tokens[index]
    is_right = "right" in str(token.attrs.get("style", ""))
    token.attrs = {"scope": "col"} if token.tag == "th" else {}
    if is_right:
        token.attrs["class"] = "num"
    return self.renderToken(tokens, index, options, env)


_RULES = {
    "figure": _figure,
    "image": _picture,
    "link_open": _link,
    "link_close": _link_end,
    "heading_open": _heading,
    "heading_close": _heading,
    "table_open": _table,
    "table_close": _table_end,
    "th_open": _cell,
    "td_open": _cell,
}
