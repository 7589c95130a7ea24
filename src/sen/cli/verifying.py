"""What `sen verify` looks at, in words an administrator can repeat."""

from collections.abc import Callable, Iterator

from sen.reform.assessments.queries import broken_ledgers, wrong_points, wrong_projections
from sen.reform.audit.queries import broken_links
from sen.reform.evidence.queries import changed_pieces
from sen.reform.publishing.queries import broken_seals
from sen.reform.scoring.engine import differing_runs

CHECKS: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
    ("Chuỗi nhật ký", broken_links),
    ("Sổ điểm từng đơn vị", broken_ledgers),
    ("Số liệu đang dùng so với sổ", wrong_projections),
    ("Điểm từng dòng tính lại theo quy tắc", wrong_points),
    ("Kết quả tính lại từ sổ", differing_runs),
    ("Kết quả đã công bố", broken_seals),
    ("Tệp minh chứng", changed_pieces),
)
