"""docs/rules.md, written from the spec files and the engine's own sentences."""

from collections.abc import Iterator

from sen.engine import AnswerLine, answers_from_lines, explain_card, load_definition, score, vietnamese
from tests.spec.reading import CODE, Case, Spec, specs

TREATMENTS = (
    ("full-marks", "được tính điểm tối đa"),
    ("redistribute", "điểm tối đa chia đều cho các tiêu chí còn lại trong nhóm"),
    ("rescale-group", "điểm của nhóm quy về đủ điểm tối đa của nhóm"),
    ("rescale-total", "tổng điểm quy về đủ thang điểm"),
    ("exclude", "bỏ khỏi tổng điểm và điểm tối đa, xếp hạng theo phần trăm"),
)

#: Two areas of 10; in the first one, a criterion of 4 does not apply and one of 6 earns 3.
TREATMENT_INDEX = """
[index]
id = "spec"
version = "1"
title = "Ví dụ"
status = "sample"
valid = {{ from = 2023-01-01, to = 2023-12-31 }}
scale = "20"
[[criterion]]
code = "1"
title = "Lĩnh vực một"
max = "10"
[[criterion]]
code = "1.1"
title = "Không phát sinh"
max = "4"
owner = "P"
basis = "b"
rule = {{ kind = "yes-no" }}
not_applicable = "{treatment}"
[[criterion]]
code = "1.2"
title = "Đạt một nửa"
max = "6"
owner = "P"
basis = "b"
rule = {{ kind = "imported", source = "hội đồng" }}
[[criterion]]
code = "2"
title = "Lĩnh vực hai"
max = "10"
owner = "P"
basis = "b"
rule = {{ kind = "imported", source = "hội đồng" }}
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([*_head(), *(line for spec in specs() for line in _kind(spec)), *_treatments()]) + "\n"


def _head() -> Iterator[str]:
    yield "# Các cách tính điểm"
    yield ""
    yield "<!-- Generated from tests/spec by SEN_WRITE_DOCS=1 pytest tests/spec. Do not edit. -->"
    yield ""
    yield (
        "Mỗi cách tính là một đường cong từ giá trị đo được đến điểm. Câu giải thích dưới đây do chính "
        "phần mềm viết ra khi chấm các ví dụ; mỗi ví dụ được kiểm tra tự động."
    )


def _kind(spec: Spec) -> Iterator[str]:
    definition = spec.definition
    yield from ("", f"## {spec.title} (`{spec.kind}`)", "", spec.prose, "", "```toml", spec.criterion, "```", "")
    yield "| số liệu | điểm | giải thích |"
    yield "|---|---:|---|"
    for case in spec.cases:
        sentence = explain_card(definition, case.card(definition), CODE).sentence
        words = sentence.removeprefix(f"{CODE} ").replace(" Căn cứ: Phụ lục, mục 1.", "")
        yield f"| {_answers(case)} | {case.points.replace('.', ',')} | {words} |"


def _answers(case: Case) -> str:
    if case.not_applicable:
        return f"N/A ({case.not_applicable})"
    mine = "; ".join(f"{name} = {text}".removeprefix(" = ") for name, text in case.answers) or "(chưa nộp)"
    return f"{mine} (các đơn vị khác: {'; '.join(case.others)})" if case.others else mine


def _treatments() -> Iterator[str]:
    yield from ("", "## Không phát sinh (`not_applicable`)", "")
    yield (
        "Lĩnh vực một có tiêu chí 4 điểm không phát sinh và tiêu chí 6 điểm được 3; lĩnh vực hai được 8/10. "
        "Ghi cho từng tiêu chí, cho nhóm, hoặc cho cả bộ chỉ số; nơi không ghi thì không được báo “không phát sinh”."
    )
    yield from (
        "",
        "| cách ghi | nghĩa | lĩnh vực một | tổng | điểm tối đa áp dụng | chỉ số |",
        "|---|---|---:|---:|---:|---:|",
    )
    for treatment, meaning in TREATMENTS:
        definition = load_definition(TREATMENT_INDEX.format(treatment=treatment), treatment)
        lines = [
            AnswerLine("u", "1.1", "", "N/A", "không có"),
            AnswerLine("u", "1.2", "", "3"),
            AnswerLine("u", "2", "", "8"),
        ]
        card = score(definition, answers_from_lines(definition, lines, "spec")["u"])
        area, total = card.nodes["1"], card.total
        yield (
            f"| `{treatment}` | {meaning} | {vietnamese(area.points, 2)}/{vietnamese(area.out_of)} "
            f"| {vietnamese(total.points, 2)} | {vietnamese(total.applicable_maximum)} "
            f"| {vietnamese(total.percent or total.points, 2)} % |"
        )
