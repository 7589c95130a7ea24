"""Decisions about an index as a whole, in words: how it adds up, rounds, ranks and grades."""

from sen.engine import Aggregation, IndexDefinition, RankBy, RoundingMode, Ties, Treatment, vietnamese
from sen.engine.definitions import Absent, Figure, Grade, Quota, RoundingLevel
from sen.reform.indices.queries import WholeLine
from sen.reform.indices.tables.wording import TREATMENTS

AGGREGATIONS = {
    Aggregation.SUM: "cộng điểm",
    Aggregation.MEAN: "bình quân",
    Aggregation.WEIGHTED_MEAN: "bình quân theo quyền số",
    Aggregation.GEOMETRIC_MEAN: "bình quân nhân",
}
_ROUNDINGS = {
    RoundingMode.HALF_UP: "từ nửa đơn vị trở lên làm tròn lên",
    RoundingMode.HALF_EVEN: "đúng nửa đơn vị làm tròn về số chẵn",
    RoundingMode.HALF_DOWN: "đúng nửa đơn vị làm tròn xuống",
    RoundingMode.DOWN: "bỏ phần lẻ",
    RoundingMode.UP: "luôn làm tròn lên",
}
_LEVELS = {
    RoundingLevel.LEAF: "ở từng tiêu chí",
    RoundingLevel.EVERY_LEVEL: "ở mọi cấp",
    RoundingLevel.TOTAL: "ở tổng điểm",
}
_TIES = {
    Ties.COMPETITION: "bằng điểm thì cùng hạng, hạng sau bỏ cách (1, 2, 2, 4)",
    Ties.DENSE: "bằng điểm thì cùng hạng, hạng sau liền kề (1, 2, 2, 3)",
    Ties.SEQUENTIAL: "bằng điểm thì xét tiếp theo tiêu chí",
    Ties.CHAIR: "bằng điểm thì người chủ trì quyết định",
}
_BY = {RankBy.PERCENT: "theo tỷ lệ phần trăm đạt được", RankBy.POINTS: "theo điểm"}
_FIGURES = {Figure.UNROUNDED: "số chưa làm tròn", Figure.PUBLISHED: "số đã làm tròn"}
_ABSENT = {
    Absent.NOT_RANKED: "đơn vị không nộp số liệu thì không xếp hạng",
    Absent.RANKED: "đơn vị không nộp số liệu vẫn xếp hạng",
}
ALWAYS = "áp dụng cho mọi đơn vị"

SCALE, AGGREGATION, ROUNDING, RANKING, GRADES = (
    *("thang điểm", "cách gộp các lĩnh vực", "làm tròn", "xếp hạng", "xếp loại"),
)


def whole_words(definition: IndexDefinition) -> tuple[WholeLine, ...]:
    """Every decision about the whole, by the names the engine gives them."""
    return (
        WholeLine(SCALE, vietnamese(definition.scale)),
        WholeLine(AGGREGATION, AGGREGATIONS[definition.aggregation]),
        WholeLine(ROUNDING, _rounding(definition)),
        WholeLine(RANKING, _ranking(definition)),
        WholeLine(GRADES, "; ".join(map(_grade, reversed(definition.grades))) or "không xếp loại"),
    )


def treatment_words(treatment: Treatment | None) -> str:
    """What becomes of the points of a criterion that does not apply."""
    return ALWAYS if treatment is None else TREATMENTS[treatment]


def _rounding(definition: IndexDefinition) -> str:
    if definition.rounding_level is RoundingLevel.NOWHERE:
        return "không làm tròn"
    level, mode = _LEVELS[definition.rounding_level], _ROUNDINGS[definition.rounding.mode]
    return f"{definition.rounding.places} chữ số thập phân, {level}; {mode}"


def _ranking(definition: IndexDefinition) -> str:
    rule = definition.ranking
    then = f" {', '.join(rule.then)}" if rule.then else ""
    return f"{_BY[rule.by]}, {_FIGURES[rule.figure]}; {_TIES[rule.ties]}{then}; {_ABSENT[rule.absent]}"


def _grade(grade: Grade) -> str:
    said = [f"{grade.label}: {grade.interval.describe()}"]
    if grade.each_area_from is not None:
        said.append(f"mỗi lĩnh vực từ {vietnamese(grade.each_area_from)} %")
    said += [f"mục {each.code} {each.interval.describe()}" for each in grade.when]
    if grade.quota is not None:
        said.append(_quota(grade.quota))
    return ", ".join(said)


def _quota(quota: Quota) -> str:
    said = f"không quá {vietnamese(quota.share)} % số đơn vị đạt {', '.join(quota.of)}"
    return f"{said} (dưới {quota.small} đơn vị thì không quá {quota.small_most})" if quota.small else said
