"""Invented figures for the showcase; the city and its units are those of the pictures we aim at."""

from dataclasses import dataclass

from django import forms

from sen.design.charts import Dot, Piece, RuleCurve
from sen.design.frames import Account, Frame, MenuItem, NavItem, Post
from sen.design.tokens import TEXT_ON_SURFACE, colours, contrast

PLACES = (
    NavItem(label="Việc của tôi", short_label="Việc", url="#", icon="square-check-big", count=5),
    NavItem(label="Mùa đánh giá", short_label="Đánh giá", url="#", icon="calendar"),
    NavItem(label="Điều hành", url="#", icon="chart-column", is_current=True),
    NavItem(label="Phục vụ dân", short_label="Phục vụ", url="#", icon="user-round"),
    NavItem(label="Tra cứu", url="#", icon="search"),
)

OFFICE = Frame(
    site_name="Sen",
    home_url="#",
    nav=PLACES,
    acting_post="Chủ tịch UBND thành phố",
    posts=(
        Post(id=1, label="Chủ tịch UBND thành phố", is_current=True),
        Post(id=2, label="Cán bộ đầu mối · UBND Phường 3"),
    ),
    switch_url="#",
    data_as_of="21/9/2023",
    demo_note="dữ liệu mô phỏng",
    account=Account(name="lanhdao", url="#"),
    admin_items=(MenuItem(label="Tài khoản và vị trí", url="#"), MenuItem(label="Đơn vị", url="#")),
    search_url="#",
    sign_out_url="#",
)

PORTAL = Frame(
    site_name="Phường 3",
    tagline="Cổng thông tin điện tử",
    home_url="#",
    search_url="#",
    sign_in_url="#",
    contact=("UBND Phường 3, thành phố Sa Đéc",),
)


@dataclass(frozen=True)
class Area:
    """One of the eight areas, against its plan."""

    number: int
    title: str
    reached: int | None
    low: int | None
    high: int | None
    tone: str = "good"
    word: str = ""

    @property
    def forecast(self) -> str:
        """Give the forecast in words."""
        return "" if self.low is None else f"{self.low}–{self.high}"


AREAS = (
    Area(1, "Chỉ đạo, điều hành", 92, 97, 100),
    Area(2, "Cải cách thể chế", 78, 88, 96),
    Area(3, "Cải cách thủ tục hành chính", 84, 93, 98),
    Area(4, "Tổ chức bộ máy", 71, 79, 91, "warn", "Cần chú ý"),
    Area(5, "Chế độ công vụ", 88, 95, 99),
    Area(6, "Tài chính công", 69, 76, 89, "bad", "Dưới mức"),
    Area(7, "Chính quyền điện tử, chính quyền số", 74, 84, 93, "warn", "Cần chú ý"),
    Area(8, "Tác động đến người dân", None, None, None),
)


@dataclass(frozen=True)
class Unit:
    """A ward or commune with its figures by area; a word in place of a figure is a state."""

    name: str
    cells: tuple[int | str | None, ...]
    total: int
    is_low: bool = False
    is_mine: bool = False


UNITS = (
    Unit("Phường 1", (98, 89, 90, 77, 90, 75, 88, 94), 88),
    Unit("Phường 2", (99, 84, 91, 77, 83, 79, 82, 91), 85),
    Unit("Phường 3", (84, 70, 81, 71, 92, 71, 80, 83), 83, is_mine=True),
    Unit("P. Tân Quy Đông", (91, 83, 90, 66, 92, 80, 65, 86), 84),
    Unit("X. Tân Khánh Đông", (90, 72, 85, 69, 78, 72, 77, 88), 79),
    Unit("X. Tân Quy Tây", (74, 62, 79, 46, 67, 58, 70, 75), 68, is_low=True),
    Unit("X. Tân Phú Đông", (86, 66, 30, 12, 77, "na", None, 62), 66, is_low=True),
)

CURVE = RuleCurve(
    pieces=(Piece(0, 0, 70, 0), Piece(70, 1, 90, 1), Piece(90, 2, 100, 2)),
    unit="%",
    dot=Dot(80, 1, "đơn vị: 80,00 %"),
)
SLOPE = RuleCurve(pieces=(Piece(0, 0, 60, 0), Piece(60, 0, 100, 1.5)), unit="%", dot=Dot(96, 1.35, "đơn vị: 96 %"))
HISTORY = (71, 74, None, 73, 79, 83)
VOTES = (1, 0, 3, 9, 24)


@dataclass(frozen=True)
class Swatch:
    """A pair of colours as it is used, with its contrast."""

    text: str
    surface: str
    text_colour: str
    surface_colour: str
    ratio: float


def swatches() -> list[Swatch]:
    """Give every pair of text and surface the style uses."""
    known = colours()
    return [
        Swatch(text, surface, known[text], known[surface], contrast(known[text], known[surface]))
        for text, surface in TEXT_ON_SURFACE
    ]


class SheetForm(forms.Form):
    """Fields of every kind."""

    done = forms.DecimalField(
        label="Nhiệm vụ hoàn thành", localize=True, help_text="Đề xuất từ mục Nhiệm vụ đến 14/9/2023."
    )
    kind = forms.ChoiceField(
        label="Loại tài liệu", choices=[("plan", "Kế hoạch"), ("report", "Báo cáo"), ("minutes", "Biên bản")]
    )
    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    answer = forms.ChoiceField(
        label="Ý kiến của đơn vị",
        help_text="Hết hạn trả lời sau 2 ngày làm việc.",
        choices=[("agree", "Đồng ý với điểm thẩm định"), ("disagree", "Không đồng ý, có minh chứng kèm theo")],
        widget=forms.RadioSelect,
    )
    confirmed = forms.BooleanField(label="Tôi đã kiểm tra số liệu với sổ gốc")


class SignInForm(forms.Form):
    """A short form."""

    username = forms.CharField(label="Tên đăng nhập")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
