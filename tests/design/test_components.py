"""Components are complete: described, documented, shown, strict about their attributes."""

import re
from pathlib import Path

import pytest
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import override_settings

import sen.design
from tests.design.drawing import drawn

FOLDER = Path(sen.design.__file__).parent
SOURCES = {path.stem: path.read_text() for path in sorted((FOLDER / "templates" / "cotton").glob("*.html"))}
SHOWN = "".join(path.read_text() for path in (FOLDER / "templates").rglob("*.html"))
# Parts are named in the README with the whole they belong to.
README = (FOLDER / "README.md").read_text()


@pytest.mark.parametrize("name", SOURCES)
def test_a_component_says_in_its_first_line_what_it_is_for(name):
    first = SOURCES[name].splitlines()[0]
    assert re.match(rf"\{{# <c-{name}[ >].* · .+ #\}}$", first), first


@pytest.mark.parametrize("name", SOURCES)
def test_a_component_is_used_in_the_showcase_or_by_another(name):
    uses = re.findall(rf"<c-{name}[\s/>]", re.sub(r"\{#.*?#\}", "", SHOWN))
    assert uses


@pytest.mark.parametrize("name", sorted(set(SOURCES) - {"star", "field-notes"}))
def test_the_readme_tells_how_to_use_a_component(name):
    assert f"<c-{name}" in README or f"{name}," in README or f", {name}" in README


# A component whose only job is to draw something given cannot be drawn without it.
DEMANDING = {
    "sparkline": ':values="(1, 2)"',
    "rule-curve": ':curve="curve"',
    "bump": ':chart="bump"',
    "cartogram": ':map="map"',
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_component_draws_with_its_defaults_alone(name):
    from sen.design.chart_specimens import NINE, PLACES
    from sen.design.specimens import CURVE

    html = drawn(f"<c-{name} {DEMANDING.get(name, '')} />", curve=CURVE, bump=PLACES, map=NINE)
    assert "UNDEFINED" not in html


@pytest.mark.parametrize("name", SOURCES)
def test_a_component_declares_every_attribute_it_reads(name):
    source = re.sub(r"\{#.*?#\}", "", SOURCES[name])
    # Attributes with their defaults, and names a blocktranslate gives to its figures.
    named = re.findall(r"<c-vars(.*?)/>|\{% blocktranslate(.*?)%\}", source, re.DOTALL)
    declared = {name.replace("-", "_") for pair in named for name in re.findall(r"[\s:]([a-z-]+)=", "".join(pair))}
    local = re.findall(r"\b(?:as|for|with) (\w+)", source)
    read = set(re.findall(r"\{\{ *([a-z_]+)", source)) | set(re.findall(r"\{% (?:el)?if (?:not )?([a-z_]+)", source))
    assert read <= declared | set(local) | {"attrs", "slot", "forloop"}


def test_a_surrounding_variable_does_not_leak_into_a_component():
    html = drawn("<c-card>Nội dung</c-card>", title="của trang", footer="của trang", id="của trang")
    assert "của trang" not in html


@pytest.mark.parametrize(
    "source",
    ['<c-card title="{{ evil }}" />', '<c-badge data-x="{{ evil }}">{{ evil }}</c-badge>', '<c-card :title="evil" />'],
)
def test_what_people_typed_is_escaped(source):
    html = drawn(source, evil='"><script>')
    assert "<script>" not in html


class Figures(forms.Form):
    done = forms.DecimalField(label="Nhiệm vụ hoàn thành", help_text="Đến 14/9/2023.", localize=True)
    note = forms.CharField(label="Ghi chú", required=False)
    answer = forms.ChoiceField(
        label="Ý kiến", help_text="Còn 2 ngày.", choices=[("y", "Đồng ý"), ("n", "Không")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="Đã kiểm tra")
    token = forms.CharField(widget=forms.HiddenInput, initial="x", required=False)


def test_a_field_ties_label_hint_and_error_to_its_control():
    html = drawn('<c-field :field="form.done" unit="nhiệm vụ" />', form=Figures({"done": "bảy"}))
    assert '<label class="field-label" for="id_done">Nhiệm vụ hoàn thành' in html
    assert 'aria-describedby="id_done_helptext id_done_error"' in html
    assert 'aria-invalid="true"' in html
    for marker in ("id_done_helptext", "id_done_error"):
        assert html.count(f'id="{marker}"') == 1


def test_a_field_that_may_stay_empty_says_so_and_a_required_one_does_not():
    form = Figures()
    assert "(không bắt buộc)" in drawn('<c-field :field="form.note" />', form=form)
    assert "(không bắt buộc)" not in drawn('<c-field :field="form.done" />', form=form)


def test_choices_form_a_named_group():
    html = drawn('<c-field :field="form.answer" />', form=Figures({"answer": ""}))
    assert "<legend>Ý kiến" in html
    assert 'aria-describedby="id_answer_helptext id_answer_error"' in html


def test_a_tick_stands_before_its_words():
    html = drawn('<c-field :field="form.sure" />', form=Figures())
    assert html.index("checkbox") < html.index("Đã kiểm tra")


def test_a_hidden_field_is_drawn_without_label():
    assert drawn('<c-field :field="form.token" />', form=Figures()).strip().startswith("<input")


def test_the_error_summary_leads_to_each_field_and_counts_the_places():
    html = drawn('<c-error-summary :form="form" />', form=Figures({"done": "bảy"}))
    assert "Chưa lưu được: còn 3 chỗ cần sửa" in html
    assert [f'href="#id_{name}"' in html for name in ("done", "answer", "sure", "note")] == [True, True, True, False]
    assert 'role="alert"' in html


def test_a_form_that_is_well_draws_no_error_summary():
    assert drawn('<c-error-summary :form="form" />', form=Figures()).strip() == ""


@pytest.mark.parametrize(
    ("tone", "icon"), [("good", "circle-check"), ("warn", "triangle-alert"), ("bad", "circle-alert"), ("info", "info")]
)
def test_a_state_is_told_by_word_and_icon_and_colour(tone, icon):
    from lucide import _render_icon

    html = drawn(f'<c-badge tone="{tone}">Chữ</c-badge>')
    assert f"tone-{tone}" in html
    assert "Chữ" in html
    first_shape = re.search(r'd="[^"]+"|<circle[^>]+>', _render_icon(icon, 18)).group()
    assert first_shape in html


@pytest.mark.parametrize(
    ("level", "tone", "role"),
    [
        (messages.SUCCESS, "good", "status"),
        (messages.WARNING, "warn", "status"),
        (messages.ERROR, "bad", "alert"),  # only what went wrong interrupts a screen reader
        (messages.INFO, "info", "status"),
    ],
)
def test_what_the_application_tells_a_person_has_a_tone(level, tone, role):
    html = drawn('<c-messages :messages="told" />', told=[Message(level, "Đã gửi <phiếu>")])
    assert f'class="message tone-{tone}" role="{role}"' in html
    assert "Đã gửi &lt;phiếu&gt;" in html


def test_without_messages_nothing_is_drawn():
    assert drawn('<c-messages :messages="told" />', told=[]).strip() == ""


def test_pages_of_a_list_keep_the_search_and_say_where_one_is(rf):
    page = Paginator(range(1640), 20).page(7)
    request = rf.get("/", {"q": "phường 3", "trang": "7"})
    html = drawn('<c-pagination :page="page" />', request=request, page=page)
    assert 'href="?q=ph%C6%B0%E1%BB%9Dng+3&amp;trang=8"' in html
    assert '<span aria-current="page">7</span>' in html
    assert "121–140 trong 1.640" in html


def test_a_list_of_one_page_has_no_pages():
    assert drawn('<c-pagination :page="page" />', page=Paginator([1], 20).page(1)).strip() == ""


def test_no_votes_invite_instead_of_showing_five_noughts():
    html = drawn("<c-star-histogram />")
    assert "Bạn là người đầu tiên" in html
    assert "0" not in re.sub(r"<[^>]+>", "", html)


def test_five_stars_are_five_radio_buttons_each_named_by_its_word():
    html = drawn('<c-star-rating name="stars" legend="Có ích không?" value="4" />')
    assert re.findall(r'type="radio" name="stars" value="(\d)"', html) == ["1", "2", "3", "4", "5"]
    assert re.findall(r'<span class="star-word">([^<]+)', html) == [
        "Rất không hữu ích", "Không hữu ích", "Bình thường", "Hữu ích", "Rất hữu ích",
    ]  # fmt: skip
    assert html.count(" checked") == 1


@pytest.mark.parametrize(
    ("attributes", "says"),
    [
        ('state="na" :value="98"', "Không áp dụng"),  # a figure that does not apply is never shown
        (':value="None"', "Chưa nộp"),
        (':value="0"', "0"),  # nought is a figure, not an absence
    ],
)
def test_the_three_states_of_a_cell_are_never_confused(attributes, says):
    words = re.sub(r"<[^>]+>", "", drawn(f"<c-heat-cell {attributes} />")).split()
    assert " ".join(words).removeprefix("–") == says


@pytest.mark.parametrize("path", sorted((FOLDER / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_templates_obey_the_strict_policy(path):
    source = path.read_text()
    assert not re.search(r'\sstyle="|<style|<script(?![^>]*\ssrc=)|\son[a-z]+="|javascript:', source)


def test_a_page_stands_in_its_frame_with_one_heading_repeated_as_title():
    from sen.design.frames import Frame

    page = Template(
        '{% extends "design/office.html" %}{% block title %}Sơ kết <b>9 tháng</b> & {{ x }}{% endblock %}'
    ).render(Context({"frame": Frame(site_name="Sen"), "x": "<i>"}))
    assert page.count("<h1>") == 1
    assert "<title>Sơ kết 9 tháng &amp; &lt;i&gt; · Sen</title>" in page
    assert '<html lang="vi">' in page


@override_settings(ROOT_URLCONF="tests.design.urls")
@pytest.mark.django_db
def test_the_showcase_knows_no_other_errors_than_those_people_can_meet(client):
    assert client.get("/design/loi/418/").status_code == 404


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_nothing_from_the_application(status):
    page = render_to_string(f"{status}.html")
    assert page.count("<h1>") == 1
    assert "UNDEFINED" not in page


def test_a_refused_page_tells_the_reason_it_was_given():
    assert "Phiếu này của đơn vị khác." in render_to_string("403.html", {"exception": "Phiếu này của đơn vị khác."})


@pytest.mark.parametrize("status", [403, 404, 409, 400])
def test_a_refusal_becomes_a_page_with_its_sentence(status):
    page = render_to_string("design/refusal.html", {"sentence": "Vòng đã khóa sổ.", "status": status})
    assert "Vòng đã khóa sổ." in page
