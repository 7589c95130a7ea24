"""A small index, rounds and what units declare, for tests; and the sample city's own round."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import NewRound
from sen.reform.assessments.queries import AssessmentCard, Calendar, RoundCard
from sen.reform.indices.loader import Declared
from sen.reform.indices.operations import adopt_version
from sen.reform.organizations.queries import UnitCard
from tests.factories.units import a_unit

ROOT = Path(__file__).parents[2]
OPENED_AT = datetime(2023, 9, 1, 1, 0, tzinfo=UTC)
CUT_OFF = date(2023, 9, 14)
PEERS = "Xã, phường"
KEY = "xa-phuong"
#: The day of the story falls into the first window.
CALENDAR = Calendar(
    opens_on=date(2023, 9, 1),
    self_closes_on=date(2023, 9, 29),
    appraisal_closes_on=date(2023, 10, 13),
    explanations_close_on=date(2023, 10, 20),
    reappraisal_closes_on=date(2023, 11, 3),
    council_on=date(2023, 11, 10),
    publication_on=date(2023, 11, 30),
)

#: Two areas, five leaves: one of each thing a page must show, and one that hangs right below its area.
INDEX = """
[index]
id = "test/commune"
version = "{version}"
title = "Bộ chỉ số thử"
status = "{status}"
basis = [{{ document = "Quyết định thử", date = 2023-01-15, item = "Phụ lục" }}]
valid = {{ from = 2023-01-01, to = 2023-12-31 }}
applies_to = ["ward", "commune"]
scale = "10"
rounding = {{ mode = "half-up", places = 2, at = "leaf" }}
ranking = {{ ties = "competition", by = "percent" }}
grades = [{{ label = "Tốt", from = "80" }}, {{ label = "Chưa tốt", below = "80" }}]

[[criterion]]
code = "1"
title = "Điều hành"
max = "6"

[[criterion]]
code = "1.1"
title = "Kế hoạch"
max = "4"

[[criterion]]
code = "1.1.1"
title = "Mức độ thực hiện kế hoạch"
max = "2"
owner = "Phòng Nội vụ"
evidence = ["báo cáo"]
basis = "Phụ lục, mục 1.1.1"
measure = {{ ratio = ["done", "planned"], as = "percent" }}
inputs = [
  {{ name = "done", label = "Nhiệm vụ đã hoàn thành", unit = "nhiệm vụ" }},
  {{ name = "planned", label = "Nhiệm vụ trong kế hoạch", unit = "nhiệm vụ" }},
]
rule = {{ kind = "bands", bands = [
  {{ from = "0", points = "0" }}, {{ from = "70", points = "1" }}, {{ above = "90", points = "2" }},
] }}

[[criterion]]
code = "1.1.2"
title = "Ban hành kế hoạch"
max = "2"
basis = "Phụ lục, mục 1.1.2"
rule = {{ kind = "choice", options = [
  {{ key = "in_time", label = "kịp thời", points = "2" }}, {{ key = "late", label = "chậm", points = "0.5" }},
  {{ key = "none", label = "không ban hành", points = "0" }},
] }}

[[criterion]]
code = "1.2"
title = "Tuyên truyền"
max = "2"
basis = "Phụ lục, mục 1.2"
rule = {{ kind = "yes-no", yes = "có tổ chức", no = "không tổ chức" }}

[[criterion]]
code = "2"
title = "Giải ngân"
max = "4"

[[criterion]]
code = "2.1"
title = "Vốn"
max = "4"

[[criterion]]
code = "2.1.1"
title = "Giải ngân vốn"
max = "3"
basis = "Phụ lục, mục 2.1.1"
measure = {{ ratio = ["spent", "given"], as = "percent", when_zero = "not-applicable" }}
inputs = [
  {{ name = "spent", label = "Vốn đã giải ngân", unit = "triệu đồng", kind = "amount" }},
  {{ name = "given", label = "Vốn được giao", unit = "triệu đồng", kind = "amount" }},
]
rule = {{ kind = "target", target = "100" }}
not_applicable = "exclude"

[[criterion]]
code = "2.1.2"
title = "Công khai"
max = "1"
basis = "Phụ lục, mục 2.1.2"
rule = {{ kind = "checklist", items = [
  {{ input = "plan", label = "dự toán", points = "0.5" }}, {{ input = "accounts", label = "quyết toán", points = "0.5" }},
] }}
not_applicable = "exclude"
"""


#: What the year after changes in the small index.
NEXT_YEAR = {
    'title = "Bộ chỉ số thử"': 'title = "Bộ chỉ số thử năm sau"',
    "places = 2": "places = 1",
    'title = "Kế hoạch"\nmax = "4"': 'title = "Kế hoạch"\nmax = "5"',
    '{ from = "70", points = "1" }, { above = "90", points = "2" }': (
        '{ from = "80", points = "1" }, { from = "95", points = "2" }'
    ),
    'title = "Ban hành kế hoạch"\nmax = "2"': 'title = "Ban hành kế hoạch"\nmax = "3"',
    'label = "kịp thời", points = "2"': 'label = "kịp thời", points = "3"',
    'code = "1.2"\ntitle = "Tuyên truyền"\nmax = "2"\nbasis = "Phụ lục, mục 1.2"': (
        'code = "1.3"\ntitle = "Sáng kiến"\nmax = "1"\nbasis = "Phụ lục, mục 1.3"'
    ),
    'title = "Giải ngân vốn"': 'title = "Giải ngân vốn đầu tư"',
    'code = "2.1.2"': 'code = "2.1.3"',
    'label = "quyết toán", points = "0.5" },\n] }\nnot_applicable = "exclude"\n': (
        'label = "quyết toán", points = "0.5" },\n] }\n'
    ),
}


def an_index_text(*, version: str = "2023.1", status: str = "sample") -> str:
    """The small index as a file."""
    return INDEX.format(version=version, status=status)


def next_year_text() -> str:
    """The small index of the year after: one criterion new, one gone, one moved, others changed."""
    text = an_index_text(version="2024.1").replace("2023-01-01, to = 2023-12-31", "2024-01-01, to = 2024-12-31")
    for old, new in NEXT_YEAR.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def an_index(**said: str) -> int:
    """The small index, adopted; returns its version."""
    return adopt_version(an_index_text(**said), "test.toml", by=SYSTEM, at=OPENED_AT)


def a_round(*units: UnitCard, year: int = 2023, text: str | None = None, **said: object) -> RoundCard:
    """An open round over the units (one ward unless told otherwise), all in one peer group."""
    version = said.pop("version_id", None) or _adopted(text)
    members = units or (a_unit(),)
    new = NewRound(
        **{
            "year": year,
            "block": PEERS,
            "calendar": CALENDAR,
            "title": f"Chỉ số cải cách hành chính {year}",
            "version_id": version,
            "cut_off_on": CUT_OFF,
            "peer_groups": {PEERS: tuple(unit.id for unit in members)},
            **said,
        }
    )
    return queries.round_with_id(operations.open_round(new, by=SYSTEM, at=OPENED_AT))


def _adopted(text: str | None) -> int:
    return an_index() if text is None else adopt_version(text, "test.toml", by=SYSTEM, at=OPENED_AT)


def an_assessment(**said: object) -> AssessmentCard:
    """The assessment of one ward in an open round of the small index."""
    (found,) = queries.assessments_of(a_round(**said).id)
    return found


def declared(assessment: AssessmentCard, code: str, *, not_applicable: str = "", **figures: object) -> None:
    """The unit declared a leaf: declared(card, "1.1.1", done=48, planned=60)."""
    said = Declared(code, {name: str(figure) for name, figure in figures.items()}, not_applicable)
    operations.declare(assessment.id, said, by=SYSTEM, at=OPENED_AT)


def answered(card: AssessmentCard) -> None:
    """Every criterion of the small index is declared, one of them as not applicable."""
    declared(card, "1.1.1", done=48, planned=60)
    declared(card, "1.1.2", value="in_time")
    declared(card, "1.2", value="1")
    declared(card, "2.1.1", not_applicable="không được giao vốn")
    declared(card, "2.1.2", plan="1", accounts="0")


def signed(card: AssessmentCard) -> None:
    """Declared in full, submitted and signed: the appraisers' turn."""
    answered(card)
    operations.submit(card.id, by=SYSTEM, at=OPENED_AT)
    operations.sign(card.id, by=SYSTEM, at=OPENED_AT)


def handed_over(card: AssessmentCard) -> None:
    """Marked as declared but for 1.1.2, which was late, and handed over: the unit's turn to explain."""
    signed(card)
    for code in queries.unmarked(card.id):
        operations.mark(card.id, operations.Marking(code), by=SYSTEM, at=OPENED_AT)
    late = operations.Marking("1.1.2", Declared("1.1.2", {"value": "late"}), "Ban hành chậm 3 ngày")
    operations.mark(card.id, late, by=SYSTEM, at=OPENED_AT)
    operations.hand_over(card.id, by=SYSTEM, at=OPENED_AT)


def objected(card: AssessmentCard) -> None:
    """Handed over, and the unit objects to the lowered mark: the second appraisal's turn."""
    handed_over(card)
    operations.disagree(card.id, operations.Reply("1.1.2", "Ban hành ngày 28/12"), by=SYSTEM, at=OPENED_AT)
    operations.answer(card.id, by=SYSTEM, at=OPENED_AT)


def settled(card: AssessmentCard) -> None:
    """The objection is decided, the mark stays lowered: the council's turn."""
    objected(card)
    operations.mark(card.id, operations.Marking("1.1.2", reason="Văn bản đóng dấu ngày 5/1"), by=SYSTEM, at=OPENED_AT)
    operations.settle(card.id, by=SYSTEM, at=OPENED_AT)


@cache
def sample_text() -> str:
    """The sample index for wards and communes."""
    return (ROOT / "definitions" / "sample" / "commune" / "2023.toml").read_text(encoding="utf-8")


def a_sample_round(unit_count: int) -> RoundCard:
    """A round of the sample index in which every ward declared what a ward of the sample city did."""
    lines = (ROOT / "demo" / "sa-dec-2023" / "answers.csv").read_text(encoding="utf-8").splitlines()
    first = [line.split(",", 1)[1] for line in lines[1:] if line.startswith("29905,")]
    units = [a_unit(f"Phường {number}") for number in range(1, unit_count + 1)]
    card = a_round(*units, text=sample_text())
    table = "\n".join([lines[0], *(f"{unit.code},{line}" for unit in units for line in first)])
    operations.declare_table(card.id, table, "answers.csv", by=SYSTEM, at=OPENED_AT)
    return card
