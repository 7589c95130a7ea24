"""Sample documents: the nine-month report of Sa Đéc and the notice of conclusions; figures invented, posts only."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sen.reform.common.numbers import format_number
from sen.reform.documents.content import (
    Align,
    Annex,
    Article,
    Column,
    Enacting,
    Fact,
    Grounds,
    GroupRow,
    Heading,
    Letterhead,
    Listing,
    Marker,
    OfficialDocument,
    Orientation,
    Paragraph,
    QrCode,
    Recipients,
    Signature,
    Subtotal,
    Table,
    Title,
)
from sen.reform.documents.results import Result, ResultGroup, results_table
from sen.reform.documents.wording import Kind, symbol

AREAS = (
    ("Công tác chỉ đạo, điều hành", "Văn phòng HĐND&UBND", "86.5"),
    ("Cải cách thể chế", "Phòng Tư pháp", "91"),
    ("Cải cách thủ tục hành chính", "Văn phòng HĐND&UBND", "78.25"),
    ("Cải cách tổ chức bộ máy", "Phòng Nội vụ", "84"),
    ("Cải cách chế độ công vụ", "Phòng Nội vụ", "79.5"),
    ("Cải cách tài chính công", "Phòng Tài chính - Kế hoạch", "72.75"),
    ("Xây dựng chính quyền điện tử, chính quyền số", "Phòng Văn hóa và Thông tin", "68"),
    ("Tác động đến người dân, doanh nghiệp", "Phòng Kinh tế", "80"),
)
WARDS = (
    "Phường 1", "Phường 2", "Phường 3", "Phường 4", "Phường An Hòa", "Phường Tân Quy Đông", "Xã Tân Khánh Đông",
    "Xã Tân Quy Tây", "Xã Tân Phú Đông",
)  # fmt: skip
LETTERHEAD = Letterhead(
    issuer="Ủy ban nhân dân\nthành phố Sa Đéc", symbol="BC-UBND", place="Sa Đéc", on=date(2023, 9, 21)
)


def areas_table() -> Table:
    """The eight areas against the plan, with their mean as the last row."""
    values = [Decimal(value) for _, _, value in AREAS]
    return Table(
        caption="Bảng 1. Tám chỉ số cải cách hành chính so với kế hoạch năm 2023, tính đến ngày 14/9/2023",
        columns=(
            Column("STT", 1, Align.CENTRE),
            Column("Lĩnh vực", 6),
            Column("Đơn vị chủ trì", 4),
            Column("Ước đạt so với kế hoạch (%)", 3, Align.NUMBER),
        ),
        rows=tuple(
            (str(at), area, lead, format_number(Decimal(value), 2)) for at, (area, lead, value) in enumerate(AREAS, 1)
        ),
        total=("", "Bình quân 8 chỉ số", "", format_number(sum(values, Decimal(0)) / len(values), 2)),
    )


def tasks_table() -> Table:
    """Enough rows for two pages, wide enough for a landscape annex."""
    return Table(
        caption="",
        columns=(
            Column("STT", 1, Align.CENTRE),
            Column("Nhiệm vụ", 8),
            Column("Đơn vị thực hiện", 4),
            Column("Sản phẩm", 4),
            Column("Thời hạn", 2.5, Align.CENTRE),
            Column("Tiến độ (%)", 2, Align.NUMBER),
        ),
        rows=tuple(
            (
                str(at),
                f"Niêm yết công khai thủ tục hành chính tại Bộ phận Tiếp nhận và Trả kết quả {ward}, cập nhật đủ",
                f"Ủy ban nhân dân {ward}",
                "Báo cáo kết quả rà soát",
                "15/12/2023",
                format_number(Decimal(10 + 3 * at), 1),
            )
            for at, ward in enumerate(WARDS * 3, 1)
        ),
    )


def report() -> OfficialDocument:
    """The nine-month report."""
    return OfficialDocument(
        letterhead=LETTERHEAD,
        title=Title(
            Kind.REPORT,
            "Kết quả công tác cải cách hành chính 9 tháng đầu năm\nvà nhiệm vụ, giải pháp 3 tháng cuối năm 2023",
        ),
        blocks=(
            Paragraph(
                "Thực hiện Kế hoạch cải cách hành chính năm 2023 của thành phố, Ủy ban nhân dân thành phố báo cáo kết "
                "quả thực hiện 9 tháng đầu năm, số liệu tính đến ngày 14/9/2023, như sau:"
            ),
            Heading(1, "I.", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
            Paragraph(
                "Ủy ban nhân dân thành phố đã ban hành 12 văn bản chỉ đạo, kiểm tra 14/21 cơ quan, đơn vị (đạt 66,67 % "
                "kế hoạch kiểm tra năm) và tổ chức 03 đợt tuyên truyền về dịch vụ công trực tuyến.\n"
                "Các vấn đề phát hiện qua kiểm tra đã được giao cho từng đơn vị khắc phục, có thời hạn và người chịu "
                "trách nhiệm."
            ),
            Heading(1, "II.", "KẾT QUẢ THỰC HIỆN CÁC LĨNH VỰC"),
            Heading(2, "1.", "Kết quả chung"),
            Paragraph("Bình quân 8 chỉ số ước đạt 80,00 % kế hoạch năm; 03 chỉ số còn dưới 79 %."),
            areas_table(),
            Heading(2, "2.", "Kết quả theo lĩnh vực"),
            Heading(3, "a)", "Cải cách thủ tục hành chính"),
            Paragraph(
                "Toàn thành phố tiếp nhận 18.452 hồ sơ; giải quyết đúng hạn và trước hạn 17.903 hồ sơ. Bộ phận Tiếp "
                "nhận và Trả kết quả của 09 xã, phường hoạt động ổn định."
            ),
            Heading(3, "b)", "Xây dựng chính quyền điện tử, chính quyền số"),
            Paragraph("Tỷ lệ hồ sơ trực tuyến đạt 61,4 %; thanh toán trực tuyến đạt 38,2 %."),
            Heading(1, "III.", "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
            Listing(
                (
                    "Một số đơn vị đạt thấp các chỉ số về tài chính công và chính quyền số;",
                    "Công tác phối hợp với ngành chuyên môn của tỉnh có việc còn chậm;",
                    "Tuyên truyền chưa đến được nhiều nhóm người dân.",
                )
            ),
            Heading(1, "IV.", "NHIỆM VỤ, GIẢI PHÁP 3 THÁNG CUỐI NĂM"),
            Listing(
                (
                    "Phòng Nội vụ, Phòng Văn hóa và Thông tin, Văn phòng HĐND&UBND phối hợp ngành tỉnh gỡ điểm nghẽn;",
                    "Thủ trưởng các phòng chuyên môn, Chủ tịch UBND các xã, phường hoàn thành các chỉ tiêu đã đề ra;",
                    "Tập trung hỗ trợ các đơn vị còn đạt thấp và đẩy mạnh tuyên truyền.",
                ),
                Marker.NUMBER,
            ),
            Paragraph(
                "Trên đây là báo cáo kết quả công tác cải cách hành chính 9 tháng đầu năm 2023 của Ủy ban nhân dân "
                "thành phố Sa Đéc./."
            ),
        ),
        signatures=(Signature("Phó Chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch")),),
        recipients=Recipients(
            ("Ủy ban nhân dân tỉnh", "Sở Nội vụ", "Các phòng, ban thành phố", "Ủy ban nhân dân các xã, phường"),
            "VT, NV",
        ),
        annexes=(
            Annex(
                "Thống kê tám chỉ số",
                (Heading(1, "1.", "Số liệu theo lĩnh vực"), replace(areas_table(), caption="")),
            ),
            Annex("Danh mục nhiệm vụ và tiến độ", (tasks_table(),), Orientation.LANDSCAPE),
        ),
        note="Dữ liệu mô phỏng",
    )


def notice() -> OfficialDocument:
    """The notice of conclusions, numbered."""
    return OfficialDocument(
        letterhead=replace(
            LETTERHEAD,
            superior="Ủy ban nhân dân\nthành phố Sa Đéc",
            issuer="Văn phòng HĐND&UBND",
            symbol="TB-VP",
            number=5,
            on=date(2024, 2, 5),
        ),
        title=Title(Kind.NOTICE, "Kết luận của Chủ tịch Ủy ban nhân dân thành phố tại cuộc họp sơ kết"),
        blocks=(
            Grounds(("Căn cứ Kế hoạch cải cách hành chính năm 2023", "Căn cứ kết quả cuộc họp ngày 21/9/2023")),
            Listing(tuple(f"Việc thứ {at}" for at in range(1, 7)), Marker.LETTER),
        ),
        signatures=(Signature("Chánh Văn phòng", ("TL. Chủ tịch",)),),
        recipients=Recipients(("Như trên",), "VT"),
    )


def minutes() -> OfficialDocument:
    """Minutes, signed by two."""
    return replace(
        notice(),
        letterhead=replace(LETTERHEAD, symbol="BB-UBND", number=12),
        title=Title(Kind.MINUTES, "Họp sơ kết công tác cải cách hành chính"),
        signatures=(Signature("Thư ký"), Signature("Chủ tọa")),
    )


ADDRESS = "https://cchc.example.vn/kiem-tra/2022/9f86d081884c7d65"
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def ranking_table() -> Table:
    """Two peer groups; a unit without a result and one that was not there the year before."""

    def result(rank, unit, percent, grade, places_up):
        return Result(
            unit=unit,
            rank=rank,
            points=percent and Decimal(percent),
            percent=percent and Decimal(percent),
            grade=grade,
            places_up=places_up,
        )

    return results_table(
        (
            ResultGroup(
                "I. Xã, phường",
                (
                    result(1, "Phường 1", "87.625", "Tốt", 2),
                    result(2, "Xã Tân Quy Tây", "66.375", "Trung bình", -1),
                    result(None, "Xã Tân Phú Đông", None, "", None),
                ),
            ),
            ResultGroup("II. Phòng, ban chuyên môn", (result(1, "Phòng Nội vụ", "90", "Tốt", 0),)),
        )
    )


def score_sheet() -> Table:
    """The Ministry's columns, with groups, subtotals, a long cell, and cells that look like formulas."""
    long = "Đã niêm yết đầy đủ tại Bộ phận Tiếp nhận và Trả kết quả; " * 6
    return Table(
        caption="Bảng điểm",
        columns=(
            Column("STT", 1.2),
            Column("Tiêu chí", 6),
            Column("Điểm tối đa", 1.4, Align.NUMBER, 2),
            Column("Tự đánh giá", 1.4, Align.NUMBER, 2),
            Column("Tài liệu kiểm chứng/Giải trình", 5),
            Column("Thẩm định", 1.4, Align.NUMBER, 2),
            Column("Ý kiến hội đồng", 3),
            Column("Chỉ số", 1.4, Align.NUMBER),
        ),
        rows=(
            GroupRow("1. Công tác chỉ đạo, điều hành"),
            ("1.1", "Kế hoạch cải cách hành chính", Decimal("1.5"), Decimal("1.5"), long, Decimal("1.25"), "", 83),
            ("1.10", "=1+1", Decimal("10.005"), 2, "+84 277 3861 234", None, "@ghi chú", Decimal("83.3")),
            Subtotal(("", "Cộng mục 1", Decimal("11.505"), Decimal("3.5"), "-", Decimal("1.25"), "", Decimal(50))),
        ),
        total=("", "Tổng điểm", Decimal("11.505"), Decimal("3.5"), "", Decimal("1.25"), "", Decimal(50)),
    )


def decision() -> OfficialDocument:
    """The decision that announces the result, with its ranking and a score sheet as annexes."""
    return OfficialDocument(
        letterhead=replace(LETTERHEAD, symbol=symbol(Kind.DECISION, "UBND"), on=date(2023, 3, 9)),
        title=Title(
            Kind.DECISION,
            "Công bố kết quả xác định Chỉ số cải cách hành chính năm 2022",
            "Chủ tịch Ủy ban nhân dân thành phố Sa Đéc",
        ),
        blocks=(
            Grounds(
                (
                    "Căn cứ Luật Tổ chức chính quyền địa phương",
                    "Căn cứ Kế hoạch cải cách hành chính năm 2022 của thành phố",
                    "Theo đề nghị của Trưởng phòng Nội vụ",
                )
            ),
            Enacting(),
            Article(1, "Công bố kết quả của 04 cơ quan, đơn vị (đạt từ 66,38\u00a0% trở lên), chi tiết tại Phụ lục I."),
            Article(2, "Phòng Nội vụ theo dõi, đôn đốc.\nCác đơn vị khắc phục hạn chế.", "Tổ chức thực hiện"),
            Article(3, "Quyết định này có hiệu lực kể từ ngày ký./."),
        ),
        signatures=(Signature("Phó Chủ tịch", ("KT. Chủ tịch",)),),
        recipients=Recipients(("Như Điều 2", "Sở Nội vụ"), "VT, NV"),
        annexes=(
            Annex(
                "Kết quả xếp hạng",
                (ranking_table(), Paragraph("Dấu – là chưa có kết quả."), QrCode(ADDRESS, "Quét để kiểm tra", DIGEST)),
            ),
            Annex("Bảng điểm thành phần", (score_sheet(),), Orientation.LANDSCAPE),
        ),
        facts=(
            Fact("Kỳ đánh giá", "năm 2022"),
            Fact("Loại điểm", "chính thức"),
            Fact("Số liệu tính đến", "31/12/2022"),
        ),
    )


def letter(*addressees: str) -> OfficialDocument:
    """The letter that asks a unit to explain."""
    return OfficialDocument(
        letterhead=replace(LETTERHEAD, symbol=symbol(Kind.LETTER, "UBND", "NV"), number=7, on=date(2023, 2, 1)),
        title=Title(Kind.LETTER, "đề nghị giải trình kết quả thẩm định Chỉ số cải cách hành chính năm 2022"),
        blocks=(
            Paragraph("Ủy ban nhân dân thành phố đề nghị đơn vị giải trình trước ngày 10/02/2023 các tiêu chí sau:"),
            Listing(("Tiêu chí 1.1;", "Tiêu chí 2.3.")),
        ),
        signatures=(Signature("Trưởng phòng Nội vụ", ("TL. Chủ tịch",)),),
        recipients=Recipients(("Như trên",), "VT, NV"),
        addressees=addressees or ("Ủy ban nhân dân Phường 3",),
    )


def council_minutes() -> OfficialDocument:
    """Minutes of the council, signed side by side and sealed by a code."""
    return replace(
        minutes(),
        title=Title(Kind.MINUTES, "Họp Hội đồng thẩm định Chỉ số cải cách hành chính năm 2022"),
        blocks=(
            Paragraph("08 giờ 00, ngày 20 tháng 02 năm 2023", "Thời gian bắt đầu:"),
            Paragraph("Phòng họp số 1", "Địa điểm:"),
            Heading(1, "I.", "NỘI DUNG"),
            Paragraph("Hội đồng thống nhất kết quả.\nCuộc họp kết thúc lúc 10 giờ 00 cùng ngày./."),
            QrCode(ADDRESS, "Quét mã để mở trang kiểm tra kết quả đã niêm phong", DIGEST),
        ),
    )
