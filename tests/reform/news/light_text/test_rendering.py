"""Light text: what it says, and what it can never be made to say."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.news.light_text.checking import (
    ForbiddenLink,
    ForeignPicture,
    PictureNotDescribed,
    checked_references,
)
from sen.reform.news.light_text.media import AttachmentCard, Media, PictureCard, PictureFile, widths_of
from sen.reform.news.light_text.references import references
from sen.reform.news.light_text.rendering import clean, rendered
from sen.reform.news.light_text.words import words_of

KEY, OTHER = "0123456789abcdef0123", "a" * 20
PDF = "application/pdf"
MEDIA = Media(
    {KEY: PictureFile(key=KEY, width=1600, height=900, credit="Phường 3", is_illustration=True, is_drawn=True)},
    {KEY: AttachmentCard(key=KEY, name="Kế hoạch.pdf", content_type=PDF, size=120_000)},
)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Một.\n\n\nHai\nvẫn hai.", "<p>Một.</p>\n<p>Hai<br>\nvẫn hai.</p>"),
        # The first heading of the page is the title; the text begins with the second.
        ("# Một\n\n## Hai\n\n### Ba\n\n##### Bốn", "<h2>Một</h2>\n<h2>Hai</h2>\n<h3>Ba</h3>\n<h4>Bốn</h4>"),
        ("**đậm** *nghiêng*", "<p><strong>đậm</strong> <em>nghiêng</em></p>"),
        ("- một\n- hai", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"),
        ("3. ba\n4. bốn", '<ol start="3">\n<li>ba</li>\n<li>bốn</li>\n</ol>'),
        ("> lời", "<blockquote>\n<p>lời</p>\n</blockquote>"),
        ("---", "<hr>"),
        ("[x](https://a.vn/b)", '<p><a href="https://a.vn/b" rel="noopener nofollow">x</a></p>'),
        ("[x](/tin/)", '<p><a href="/tin/">x</a></p>'),
        ("[x](mailto:a@b.vn) [y](tel:+84277)", '<p><a href="mailto:a@b.vn">x</a> <a href="tel:+84277">y</a></p>'),
        # Signs of other dialects mean nothing: what was typed stays what it is.
        ("`mã` ~~x~~ https://a.vn", "<p>`mã` ~~x~~ https://a.vn</p>"),
        ("Dòng\n===", "<p>Dòng<br>\n===</p>"),
        ("    thụt vào", "<p>thụt vào</p>"),
    ],
)
def test_signs_mean_what_the_manual_says(body, html):
    assert rendered(body) == html


def test_a_table_scrolls_in_its_frame_and_has_its_numbers_at_the_right():
    html = rendered("| Việc | Số |\n|---|--:|\n| Một | 2 |")
    assert html.startswith('<div class="table-frame" role="region" aria-label="Bảng 1" tabindex="0"')
    assert '<th scope="col">Việc</th>' in html
    assert '<td class="num">2</td>' in html
    assert "style" not in html


def test_a_picture_alone_is_a_figure_with_its_room_kept_and_everything_said_about_it():
    html = rendered(f'Chữ\n\n![Hồ "sen"](anh:{KEY} "Buổi <sớm>")', MEDIA)
    assert html.count("<figure") == 1
    assert "<p><figure" not in html
    assert 'width="1600" height="900"' in html
    assert 'alt="Hồ &quot;sen&quot;"' in html
    assert "Buổi &lt;sớm&gt;" in html
    assert '<span class="credit">Ảnh: Phường 3. Hình minh họa.</span>' in html
    assert 'loading="lazy"' in html
    assert re.findall(r'<source type="([^"]+)"', html) == ["image/avif", "image/webp"]
    assert f"/anh/{KEY}-360.avif 360w, /anh/{KEY}-720.avif 720w, /anh/{KEY}-1280.avif 1280w" in html


def test_a_picture_within_a_line_of_words_stays_in_it():
    assert "<figure" not in rendered(f"Chữ ![x](anh:{KEY}) chữ", MEDIA)
    assert "<picture>" in rendered(f"Chữ ![x](anh:{KEY}) chữ", MEDIA)
    assert "<figure" not in rendered(f"- ![x](anh:{KEY})", MEDIA)


def test_the_picture_a_text_begins_with_is_left_to_the_page():
    assert rendered(f"![x](anh:{KEY})\n\nChữ", MEDIA) == "<p>Chữ</p>"
    assert references(f"![x](anh:{KEY})\n\nChữ").pictures[0].is_leading
    # Two on a line are a row of pictures, not the one above the text.
    assert rendered(f"![x](anh:{KEY})\n![y](anh:{KEY})", MEDIA).count("<figure") == 2
    assert not references(f"Chữ\n\n![x](anh:{KEY})").pictures[0].is_leading


def test_a_decorative_picture_is_passed_over_by_screen_readers():
    assert 'alt=""' in rendered(f"Chữ\n\n![Trang trí](anh:{KEY})", MEDIA)


def test_a_file_is_offered_with_its_kind_and_size():
    html = rendered(f"[Kế hoạch](tep:{KEY})", MEDIA)
    assert html == f'<p><a href="/tep/{KEY}.pdf">Kế hoạch</a> <span class="muted">(PDF, 117 KB)</span></p>'


@pytest.mark.parametrize("body", [f"Chữ ![Hồ sen](anh:{OTHER})", f"Chữ\n\n![Hồ sen](anh:{OTHER})", "a ![](x.png)"])
def test_a_picture_we_do_not_hold_is_its_words(body):
    html = rendered(body, MEDIA)
    assert "<img" not in html
    assert 'class="missing"' in html


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](https://sonoivu.gov.vn@evil.example/)",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/a.png)",
    '![x](anh:0123456789abcdef0123 "\\"><script>alert(1)</script>")',
    '![" onload="alert(1)](anh:0123456789abcdef0123)',
    "<svg/onload=alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    "<https://evil.example>",
    '<a href="javascript:alert(1)">x</a>',
    "| <img src=x onerror=alert(1)> |\n|---|\n| [x](javascript:alert(1)) |",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]


class _Parts(HTMLParser):
    """Every tag, attribute and address of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.names.add(name)
            if name in {"href", "src", "srcset"}:
                self.addresses.append(value or "")


ALLOWED_TAGS = set(
    "p br hr h2 h3 h4 strong em ul ol li blockquote a div table thead tbody tr th td figure figcaption picture source img span".split()
)
ALLOWED_NAMES = set(
    "href rel start role tabindex aria-label data-scrolls scope type srcset sizes src alt width height loading decoding class".split()
)
SAFE = re.compile(r"https?://[^@]*|mailto:.*|tel:.*|/(?![/\\]).*")


def assert_harmless(html: str) -> None:
    parts = _Parts(html)
    assert parts.tags <= ALLOWED_TAGS
    assert parts.names <= ALLOWED_NAMES
    for address in parts.addresses:
        assert SAFE.fullmatch(address), address


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_texts_are_words(body):
    html = rendered(f"Chữ\n\n{body}", MEDIA)
    assert_harmless(html)
    assert "evil.example/a.png" not in "".join(_Parts(html).addresses)


@given(
    st.lists(
        st.sampled_from(
            [*HOSTILE, "![", "](", ")", "**", "[", "]", "\n\n", "| a |\n|---|\n", "<", ">", "> ", "anh:", "- "]
        )
    )
)
def test_no_mixture_of_signs_leaves_light_text(pieces):
    assert_harmless(rendered("".join(pieces), MEDIA))


@given(st.text(max_size=300))
def test_no_text_at_all_leaves_light_text(body):
    assert_harmless(rendered(body, MEDIA))


def test_the_second_net_holds_alone():
    assert clean('<p style="x" onclick="y">a<script>b</script><iframe src=c></iframe></p>') == "<p>a</p>"
    assert clean('<a href="javascript:x" target="_blank">a</a><img src="data:x">') == "<a>a</a><img>"


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ("![x](https://evil.example/a.png)", ForeignPicture),
        ("[x](javascript:alert(1))", ForbiddenLink),
        ("[x](anh:0123456789abcdef0123)", ForbiddenLink),
        (f"![](anh:{KEY})", PictureNotDescribed),
        (f"![  ](anh:{KEY})", PictureNotDescribed),
    ],
)
def test_what_may_not_be_referred_to_is_named(body, refusal):
    with pytest.raises(refusal):
        checked_references(body)


def test_everything_referred_to_is_found_once_in_reading_order():
    found = checked_references(f'![a](anh:{KEY}) [b](tep:{OTHER}) [c](tep:{OTHER})\n\n- ![trang trí](anh:{OTHER} "c")')
    assert [(each.key, each.alternative, each.caption) for each in found.pictures] == [(KEY, "a", ""), (OTHER, "", "c")]
    assert found.attachments == (OTHER,)


def test_words_are_found_without_their_signs():
    body = f'## Họp\n\n- **một** [hai](/x)\n\n| a | b |\n|---|---|\n| c | d |\n\n![Hồ](anh:{KEY} "Sớm")\nba\nbốn'
    assert words_of(body) == "Họp\nmột hai\na\nb\nc\nd\nHồ\nba\nbốn"


@pytest.mark.parametrize(
    ("is_drawn", "width", "src", "srcset"),
    [
        # Until its sizes are drawn there is one JPEG, never wider than 1,280.
        (False, 1600, "1280", "1280"),
        (True, 1600, "720", "360 720 1280"),
        (True, 300, "300", "300"),
        (False, 300, "300", "300"),
    ],
)
def test_a_picture_names_only_sizes_that_are_there(is_drawn, width, src, srcset):
    card = PictureCard(key=KEY, width=width, height=100, alt="x", is_drawn=is_drawn)
    assert card.src == f"/anh/{KEY}-{src}.jpg"
    assert card.srcset == ", ".join(f"/anh/{KEY}-{each}.jpg {each}w" for each in srcset.split())
    assert bool(card.sources) == is_drawn
    assert max(widths_of(width)) <= 1280


@pytest.mark.parametrize(("size", "words"), [(1, "1 KB"), (120_000, "117 KB"), (1_400_000, "1,3 MB")])
def test_a_size_is_said_as_people_read_it(size, words):
    card = AttachmentCard(key=KEY, name="", content_type=PDF, size=size)
    assert (card.size_in_words, card.kind) == (words, "PDF")
