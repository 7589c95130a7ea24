"""The index as a whole: its dates, and the criteria it names elsewhere."""

from collections.abc import Iterator

from sen.engine.answers import Finding
from sen.engine.definitions.draft import Draft


def dates_run_forwards(draft: Draft) -> Iterator[Finding]:
    """Refuse an index that ends before it begins."""
    if draft.index is not None and draft.index.valid.last_day < draft.index.valid.first_day:
        yield draft.finding(
            "dates-backwards",
            "Ngày hết hiệu lực trước ngày có hiệu lực.",
            "Sửa “from” và “to” trong “valid”.",
        )


def tie_keys_exist(draft: Draft) -> Iterator[Finding]:
    """Refuse a tie broken by a criterion that is not there."""
    for code in () if draft.index is None else draft.index.ranking.then:
        if code not in draft.codes:
            yield draft.finding(
                "unknown-code",
                f"“ranking.then” nhắc đến {code}, nhưng không có tiêu chí này.",
                "Ghi mã có trong bộ chỉ số.",
            )
