"""What was copied from Word or a web page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.news.light_text.pasting import light_text
from sen.reform.news.light_text.rendering import rendered
from sen.reform.news.light_text.writing import attachment_line, picture_line, put_in

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
<body lang=VI><!--StartFragment--><h1 style='color:red'>Kế hoạch</h1>
<p class=MsoNormal>Chiều <b style='x'>21/9, <i>họp</i> </b>tại <o:p>&nbsp;</o:p>phường</p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span></span><![endif]>Một</p>
<p class=MsoListParagraph>·&nbsp; Hai</p><!--EndFragment--></body></html>"""


def test_what_word_puts_on_the_clipboard_becomes_words_with_signs():
    assert light_text(WORD) == "## Kế hoạch\n\nChiều **21/9, *họp*** tại phường\n\n- Một\n- Hai"


@pytest.mark.parametrize(
    ("html", "light"),
    [
        ("<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol>", "- a\n   - b\n1. c"),
        (
            "<table><tr><th><p>A</p></th><th>B|C</th></tr><tr><td><b>1</b></td></tr></table>",
            "| A | B\\|C |\n| --- | --- |\n| **1** |  |",
        ),
        ("<blockquote><p>a</p><p>b<br>c</p></blockquote>d", "> a\n>\n> b\n> c\n\nd"),
        ('<a href="https://a.vn/x"> a </a><a href="javascript:x">b</a><a>c</a>', "[a](https://a.vn/x) bc"),
        ('<a href="https://a.vn/(x)">a</a>', "a"),
        # Signs somebody typed are words; names with a line between stay as they are.
        ("<p>5 * 3 [x] phan_loai \\ _a_</p>", "5 \\* 3 \\[x\\] phan_loai \\\\ \\_a\\_"),
        ("<p># a</p><p>&gt; b</p>", "\\# a\n\n\\> b"),
        ("<b>a<b>b</b></b><b> </b>", "a**b**"),
        ("<script>x</script><p>a<style>y</style></p><hr><img src=x>", "a\n\n---"),
        ("<table></table><table><tr></tr></table>", ""),
        ("</b></td></table></ul></blockquote><td>x</td></p>", "x"),
        ("<div>một</div><div>hai</div>", "một\n\nhai"),
        ("", ""),
    ],
)
def test_structure_stays_and_looks_are_left_behind(html, light):
    assert light_text(html) == light


@given(st.text(alphabet=st.sampled_from("<>/abipulotdrh=\"' \n*_[]#|&;"), max_size=200))
def test_nothing_on_a_clipboard_breaks_it_or_leaves_light_text(html):
    assert "<script" not in rendered(light_text(html))


def test_lines_for_pictures_and_files_cannot_be_broken_out_of():
    assert picture_line("k", alt='a](x) "b"', caption='c") ![d') == '![a)(x) "b"](anh:k "c”) !(d")'
    assert picture_line("k") == "![trang trí](anh:k)"
    assert attachment_line("k", "a] *b*") == "[a) b](tep:k)"


@pytest.mark.parametrize(
    ("at", "body"),
    [
        (None, "một\n\nhai\n\nX"),
        (0, "X\n\nmột\n\nhai"),
        (2, "một\n\nX\n\nhai"),  # within the first paragraph: after it
        (7, "một\n\nhai\n\nX"),
        (99, "một\n\nhai\n\nX"),
    ],
)
def test_a_line_is_put_in_after_the_paragraph_one_is_in(at, body):
    assert put_in("một\r\n\r\nhai", "X", at=at) == body
