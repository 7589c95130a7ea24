"""Numbers, days and moments read as the language of the page writes them, Vietnamese if it has none."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from sen.design import formats
from sen.design.charts import Bar, UnitBars, percent_steps
from sen.design.templatetags import design


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Decimal("1234.5"), 2, "1.234,50"),  # grouped, and filled up to the places asked for
        (Decimal("1234.5"), None, "1.234,5"),  # as many places as the number has
        (1_234_567, None, "1.234.567"),
        (0, 2, "0,00"),
        (Decimal("0.125"), 2, "0,13"),  # half goes up, not to the even neighbour
        (Decimal("-0.5"), None, "−0,5"),  # a minus sign, not a hyphen
        (Decimal("-0.001"), 2, "0,00"),  # there is no minus nought
        (0.1, None, "0,1"),  # a float is shown as it is written, not as it is stored
        (Decimal("1E+3"), None, "1.000"),  # never an exponent
        (Decimal("999.995"), 2, "1.000,00"),  # rounding may need one more group
    ],
)
def test_a_number_is_written_with_grouped_thousands_and_a_decimal_comma(value, places, written):
    assert formats.format_number(value, places) == written


def test_a_percentage_is_never_broken_at_the_end_of_a_line():
    assert formats.format_percent(Decimal(80), 2) == "80,00\u00a0%"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2023, 9, 21), "21/9/2023"),
        (date(2023, 1, 5), "5/1/2023"),  # no leading noughts
        (datetime(2023, 9, 20, 20, 0, tzinfo=UTC), "21/9/2023"),  # already tomorrow in Sa Đéc
        (datetime(2023, 9, 20, 20, 0), "20/9/2023"),  # noqa: DTZ001 - a moment without zone is local already
    ],
)
def test_a_day_is_written_in_local_time_without_leading_noughts(day, written):
    assert formats.format_day(day) == written


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2023, 9, 21, 7, 3, tzinfo=UTC), "14:03 21/9/2023"),
        (datetime(2023, 9, 21, 7, 3), "07:03 21/9/2023"),  # noqa: DTZ001 - local already
    ],
)
def test_a_moment_is_written_in_local_time(moment, written):
    assert formats.format_moment(moment) == written


@pytest.mark.parametrize("show", [design.number, design.percent, design.day, design.moment])
def test_an_absent_figure_is_a_dash_and_never_a_nought(show):
    assert show(None) == "–"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("{{ x|number:2 }}", "1.234,50"),
        ("{{ x|percent:1 }}", "1.234,5\u00a0%"),
        ("{{ d|day }}", "21/9/2023"),
        ("{{ t|moment }}", "14:03 21/9/2023"),
    ],
)
def test_templates_write_figures_through_the_filters(source, written):
    context = Context({"x": Decimal("1234.5"), "d": date(2023, 9, 21), "t": datetime(2023, 9, 21, 7, 3, tzinfo=UTC)})
    assert Template("{% load design %}" + source).render(context) == written


@pytest.mark.parametrize(
    ("source", "vietnamese", "english"),
    [
        ("{{ x|number:2 }}", "1.234,50", "1,234.50"),
        ("{{ x|number }}", "1.234,5", "1,234.5"),
        ("{{ minus|number }}", "−0,5", "−0.5"),
        ("{{ x|percent:1 }}", "1.234,5\u00a0%", "1,234.5%"),
        ("{{ x }}", "1.234,5", "1,234.5"),  # what passes no filter says the same
        ("{{ d|day }}", "5/9/2023", "5 September 2023"),  # never May: a month in letters cannot be misread
        ("{{ t|day }}", "21/9/2023", "21 September 2023"),
        ("{{ t|moment }}", "14:03 21/9/2023", "21 September 2023 at 14:03"),
        ('{{ d|date:"YEAR_MONTH_FORMAT" }}', "9/2023", "September 2023"),
        ("{{ nothing|number }}{{ nothing|percent }}{{ nothing|day }}{{ nothing|moment }}", "––––", "––––"),
    ],
)
def test_the_language_of_the_page_decides(source, vietnamese, english):
    context = Context(
        {
            "x": Decimal("1234.5"),
            "minus": Decimal("-0.5"),
            "d": date(2023, 9, 5),
            "t": datetime(2023, 9, 21, 7, 3, tzinfo=UTC),
            "nothing": None,
        }
    )
    page = Template("{% load design %}" + source)
    for language, written in (("vi", vietnamese), ("en", english)):
        with translation.override(language):
            assert page.render(context) == written


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("typed", "day"),
    [("5/9/2023", date(2023, 9, 5)), ("21/9/2023", date(2023, 9, 21)), ("2023-09-05", date(2023, 9, 5))],
)
def test_what_is_typed_means_the_same_on_pages_of_both_languages(language, typed, day):
    with translation.override(language):
        assert forms.DateField().clean(typed) == day


def test_charts_and_their_words_are_in_the_language_of_the_page():
    with translation.override("en"):
        assert UnitBars(bars=(Bar(label="x", value=Decimal("87.25")),), places=2).rows[0].figure == "87.25%"
        assert UnitBars(bars=(Bar(label="x", value=2),), unit="pt").rows[0].figure == "2\u00a0pt"
        assert [step.words for step in percent_steps(80, Decimal("65.5"))] == [
            "from 80%",
            "from 65.5 to below 80%",
            "below 65.5%",
        ]
