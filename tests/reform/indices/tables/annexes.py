"""Two annexes in the style provinces publish, in words of our own, built as files: invented criteria, invented points."""

import io
import unicodedata
from dataclasses import dataclass

import xlsxwriter
from docx import Document


@dataclass(frozen=True)
class Line:
    """One criterion of an annex: its number, title, points, and the lines of its rule."""

    mark: str
    title: str
    points: str
    rule: tuple[str, ...] = ()


def lines_of(text: str) -> tuple[Line, ...]:
    """Read ``mark | title | points | rule`` lines; ``//`` parts the lines of a rule."""
    found = []
    for row in text.strip().splitlines():
        mark, title, points, *rule = (part.strip() for part in row.split(" | "))
        found.append(Line(mark, title, points, tuple(part.strip() for part in rule[0].split("//")) if rule else ()))
    return tuple(found)


COMMUNE = lines_of("""
I | CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH | 15
1 | Kế hoạch cải cách hành chính năm | 5
1.1 | Ban hành kế hoạch | 1 | Ban hành kịp thời: 1 // Ban hành không kịp thời: 0,5 // Không ban hành: 0
1.2 | Kế hoạch có đủ nhiệm vụ của các lĩnh vực | 1 | Đủ: 1 // Không đủ: 0
1.3 | Xác định rõ sản phẩm, người chịu trách nhiệm | 1 | Đạt: 1 // Không đạt: 0
1.4 | Mức độ thực hiện kế hoạch | 2 | > 90%: 2 // 70 – 90%: 1 // < 70%: 0
2 | Chế độ báo cáo | 2
2.1 | Báo cáo định kỳ đúng hạn | 1 | Mỗi báo cáo gửi chậm trừ 0,25 điểm // Mỗi báo cáo không gửi trừ 0,5 điểm
2.2 | Nội dung báo cáo theo hướng dẫn | 1 | Đầy đủ nội dung: 1 điểm // Thiếu một phần: 0,5 điểm // Không theo hướng dẫn: không có điểm
3 | Kiểm tra, giám sát | 4
3.1 | Số cuộc tự kiểm tra trong năm | 2 | Từ 03 cuộc trở lên: 2 // 1 – 2 cuộc: 1 // Không kiểm tra: 0
3.2 | Xử lý vấn đề phát hiện qua kiểm tra | 2 | Đạt 100%: điểm tối đa // Từ 80% đến dưới 100%: tính theo công thức tỷ lệ % × điểm tối đa // Dưới 80%: 0 điểm // Trường hợp không phát sinh: tính điểm tối đa
4 | Tuyên truyền, sáng kiến | 4
4.1 | Thực hiện kế hoạch tuyên truyền | 1 | Hoàn thành 100% kế hoạch: 1 // Từ 70% - dưới 100%: 0,5 // Dưới 70%: 0
4.2 | Sáng kiến được công nhận | 2 | Từ 3 sáng kiến trở lên: 2 điểm // 1-2 sáng kiến: 1 điểm // Không có sáng kiến: 0 điểm
4.3 | Đổi mới cách làm | 1 | Có cách làm được cấp trên ghi nhận và nhân rộng tùy mức độ chấm đến 1 điểm, do tập thể xem xét
II | CẢI CÁCH THỂ CHẾ | 9
1 | Xây dựng văn bản | 4
1.1 | Văn bản ban hành đúng thẩm quyền | 2 | Tất cả văn bản đúng thẩm quyền: 2 // Có văn bản sai thẩm quyền: 0
1.2 | Văn bản ban hành đúng tiến độ | 2 | Từ 95% trở lên: 2,00 điểm // Từ 80% đến dưới 95%: 1,00 điểm // Dưới 80%: 0 điểm
2 | Rà soát văn bản | 3
2.1 | Công bố kết quả rà soát | 1 | Công bố đúng hạn: 1 // Công bố quá hạn: 0,5 // Không công bố: 0
2.2 | Xử lý văn bản sau rà soát | 2 | Đạt từ 80% trở lên: điểm tối đa // Dưới 80%: tính theo công thức: tỷ lệ % × điểm tối đa / 80%
3 | Theo dõi thi hành pháp luật | 2
3.1 | Kế hoạch theo dõi | 1 | Có ban hành: 1 // Không ban hành: 0
3.2 | Báo cáo kết quả theo dõi | 1 | Đúng hạn: 1 // Chậm dưới 05 ngày: 0,5 // Chậm từ 05 ngày trở lên hoặc không báo cáo: 0
III | CẢI CÁCH THỦ TỤC HÀNH CHÍNH | 20
1 | Công khai thủ tục | 4
1.1 | Thủ tục được công khai đúng quy định | 2 | Điểm đánh giá được tính theo công thức: (Số thủ tục công khai đúng / Tổng số thủ tục phải công khai) × 100% × 2 điểm
1.2 | Hình thức công khai | 2 | Niêm yết tại trụ sở: 0,5 // Đăng trên trang thông tin: 0,5 // Có mã tra cứu nhanh: 0,5 // Công khai nơi tiếp nhận phản ánh: 0,5
2 | Giải quyết hồ sơ | 10
2.1 | Hồ sơ giải quyết đúng hạn | 5 | Từ 98% trở lên: 5 // Từ 95% đến dưới 98%: 4 // Từ 90% đến dưới 95%: 2 // Dưới 90%: 0
2.2 | Hồ sơ trả kết quả sớm | 2 | Tỷ lệ hồ sơ trả sớm ≥ 50%: 2; từ 30% đến < 50%: 1; < 30%: 0
2.3 | Xin lỗi khi trễ hạn | 2 | Mỗi hồ sơ trễ hạn không có văn bản xin lỗi trừ 0,5 điểm
2.4 | Đánh giá việc giải quyết thủ tục | 1 | Có thực hiện: 1 // Không thực hiện: 0
3 | Phản ánh, kiến nghị | 6
3.1 | Tiếp nhận, xử lý phản ánh | 3 | 100% phản ánh được xử lý: 3 điểm // Từ 70% đến dưới 100%: 1,5 điểm // Dưới 70%: 0 điểm
3.2 | Công khai kết quả trả lời | 1 | Công khai đầy đủ: 1 // Công khai chưa đầy đủ: 0,5 // Không công khai: 0
3.3 | Không để khiếu kiện vượt cấp | 2 | Không có vụ việc: 2 // 01 vụ việc: 1 // Từ 02 vụ việc trở lên: 0
IV | CẢI CÁCH TỔ CHỨC BỘ MÁY | 8
1 | Sắp xếp tổ chức | 4
1.1 | Thực hiện quy định về tổ chức bộ máy | 2 | Đúng quy định: 2 // Không đúng quy định: 0
1.2 | Quy chế làm việc | 2 | Ban hành và thực hiện đúng: 2 // Ban hành, thực hiện chưa đúng: 1 // Chưa ban hành: 0
2 | Sử dụng biên chế | 4
2.1 | Số lượng cán bộ, công chức so với số được giao | 2 | Không vượt số được giao: 2 // Vượt số được giao: 0
2.2 | Thực hiện nhiệm vụ phân cấp, ủy quyền | 2 | Đạt 100%: 2 // Từ 85% đến dưới 100%: điểm được tính theo công thức [Tỷ lệ % × 2,00/100%] // Dưới 85%: 0
V | CẢI CÁCH CHẾ ĐỘ CÔNG VỤ | 14
1 | Đội ngũ cán bộ, công chức | 8
1.1 | Cán bộ, công chức đạt chuẩn | 3 | 100% đạt chuẩn: 3 // Từ 95% đến dưới 100%: 2 // Từ 90% đến dưới 95%: 1 // Dưới 90%: 0
1.2 | Hoàn thành bồi dưỡng hằng năm | 2 | Tỷ lệ % × điểm tối đa
1.3 | Kỷ luật, kỷ cương | 3 | Mỗi cán bộ bị khiển trách trừ 0,5 điểm // Mỗi cán bộ bị cảnh cáo trở lên trừ 1 điểm
2 | Đánh giá, xếp loại | 6
2.1 | Đánh giá đúng quy trình | 2 | Đúng: 2 // Không đúng: 0
2.2 | Mức độ hoàn thành nhiệm vụ | 4 | Trên 80%: 4 // Trên 50% đến 80%: 2 // Từ 50% trở xuống: 0
VI | CẢI CÁCH TÀI CHÍNH CÔNG | 10
1 | Giải ngân | 5
1.1 | Giải ngân vốn đầu tư công | 5 | Đạt từ 95% trở lên thì được điểm tối đa // Dưới 95%: (Tỷ lệ giải ngân × điểm tối đa)/95%
2 | Quản lý tài sản | 5
2.1 | Quy chế quản lý tài sản | 2 | Có quy chế: 2 // Không có: 0
2.2 | Công khai ngân sách | 3 | Công khai đủ, đúng hạn: 3 // Đủ nhưng chậm: 1,5 // Không công khai: 0
VII | CHÍNH QUYỀN SỐ | 14
1 | Ứng dụng công nghệ | 8
1.1 | Văn bản điện tử ký số | 2 | Từ 100% trở lên: 2 // Từ 90 đến dưới 100%: 1 // Dưới 90%: 0
1.2 | Hồ sơ công việc điện tử | 3 | Đạt từ 80% trở lên: 3 điểm; dưới 80%: tỷ lệ % × 3 / 80%
1.3 | Trang thông tin điện tử | 3 | Mỗi chuyên mục đúng quy định được 0,5 điểm, tối đa 3 điểm
2 | Dịch vụ công trực tuyến | 6
2.1 | Hồ sơ trực tuyến toàn trình | 4 | Từ 60% trở lên: 4 // Từ 40% đến dưới 60%: 3 // Từ 20% đến dưới 40%: 1,5 // Dưới 20%: 0
2.2 | Thanh toán trực tuyến | 2 | Tăng trưởng đều qua từng quý thì xem xét từ 1 đến 2 điểm theo mức tăng
VIII | TÁC ĐỘNG CỦA CẢI CÁCH HÀNH CHÍNH | 10
1 | Hài lòng của người dân | 10
1.1 | Chỉ số hài lòng về sự phục vụ | 6 | Chỉ số SIPAS (%) × điểm tối đa
1.2 | Khảo sát tại bộ phận một cửa | 2 | Rất hài lòng: 100% // Hài lòng: 75% // Bình thường: 40% // Không hài lòng: 0%
1.3 | Đánh giá của người dân | 2 | Điều tra xã hội học
 | TỔNG CỘNG | 100
""")


DEPARTMENT = lines_of("""
1 | CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH | 20
1.1 | Kế hoạch cải cách hành chính | 6
1.1.1 | Thời gian ban hành kế hoạch | 1.5 | Trong tháng 01 của năm kế hoạch: 1,5 điểm; trong quý I: 0,75 điểm; sau quý I hoặc không ban hành: 0 điểm
1.1.2 | Chất lượng kế hoạch | 1.5 | Bám sát kế hoạch của thành phố: 0,5; có phân công cụ thể: 0,5; có dự trù kinh phí: 0,5
1.1.3 | Hoàn thành nhiệm vụ trong kế hoạch | 3 | Hoàn thành 100% nhiệm vụ: 3 điểm; hoàn thành từ 85% đến dưới 100%: điểm đánh giá = tỷ lệ % hoàn thành × 3/100%; dưới 85%: 0 điểm
1.2 | Báo cáo | 3
1.2.1 | Số lượng báo cáo | 1 | Đủ số lượng, đúng thời hạn: 1; không: 0
1.2.2 | Thời gian gửi báo cáo | 2 | Báo cáo chậm: trừ 0,25 điểm/báo cáo; không báo cáo: trừ 0,5 điểm/báo cáo
1.3 | Kiểm tra nội bộ | 3
1.3.1 | Kế hoạch kiểm tra | 1 | đạt / không đạt
1.3.2 | Tỷ lệ bộ phận được kiểm tra | 2 | ≥ 50%: 2; 30% ≤ x < 50%: 1; < 30%: 0
1.4 | Tuyên truyền | 4
1.4.1 | Hình thức tuyên truyền | 2 | Từ 4 hình thức trở lên: 2; 2 – 3 hình thức: 1; dưới 2 hình thức: 0
1.4.2 | Tin, bài về cải cách hành chính | 2 | Mỗi tin, bài được 0,2 điểm nhưng tối đa không quá 2 điểm
1.5 | Thi đua, sáng kiến | 4
1.5.1 | Sáng kiến cấp thành phố | 2 | Có từ 02 sáng kiến trở lên được 2 điểm, có 01 sáng kiến được 1 điểm, không có sáng kiến thì không có điểm
1.5.2 | Gắn kết quả với khen thưởng | 2 | Có: 2; Không: 0
2 | XÂY DỰNG VÀ THỰC HIỆN THỂ CHẾ | 14
2.1 | Tham mưu văn bản | 8
2.1.1 | Văn bản trình đúng tiến độ | 4 | Tỷ lệ đạt 100%: 4 điểm. Tỷ lệ từ 80% đến dưới 100%: 2 điểm. Tỷ lệ dưới 80%: 0 điểm. Không được giao nhiệm vụ thì không tính tiêu chí này
2.1.2 | Chất lượng dự thảo | 2 | Mỗi dự thảo bị trả lại do lỗi nội dung trừ 0,5 điểm
2.1.3 | Lấy ý kiến đối tượng chịu tác động | 2 | Thực hiện đầy đủ: 2 điểm; thực hiện chưa đầy đủ: 1 điểm; không thực hiện: 0 điểm
2.2 | Kiểm tra, xử lý văn bản | 6
2.2.1 | Tự kiểm tra văn bản | 2 | 2 điểm: kiểm tra toàn bộ; 1 điểm: kiểm tra một phần; 0 điểm: không kiểm tra
2.2.2 | Xử lý văn bản sau kiểm tra | 4 | Số văn bản đã xử lý/số văn bản phải xử lý × 100% × điểm tối đa
3 | CẢI CÁCH THỦ TỤC HÀNH CHÍNH | 22
3.1 | Rà soát thủ tục | 4
3.1.1 | Kế hoạch rà soát | 1 | Có kế hoạch: 1; không có kế hoạch: 0
3.1.2 | Kết quả đơn giản hóa | 3 | Có phương án được duyệt: 3; có phương án chưa được duyệt: 1,5; không có phương án: 0
3.2 | Giải quyết thủ tục | 12
3.2.1 | Hồ sơ đúng hạn | 6 | Đạt từ 95% số hồ sơ trở lên: 6 điểm; từ 90% - dưới 95%: 4 điểm; từ 80% - dưới 90%: 2 điểm; dưới 80%: 0 điểm
3.2.2 | Hồ sơ bị trả lại nhiều lần | 3 | Không có hồ sơ: 3; 1 - 5 hồ sơ: 2; 6 - 10 hồ sơ: 1; trên 10 hồ sơ: 0
3.2.3 | Số hóa hồ sơ, kết quả | 3 | Đạt từ 80% trở lên sẽ đạt điểm tối đa. Dưới 80%: Tỷ lệ % × Điểm tối đa / 80%
3.3 | Một cửa | 6
3.3.1 | Bố trí công chức một cửa | 2 | Đủ, đúng quy định (2 điểm); chưa đủ (1 điểm); không bố trí (0 điểm)
3.3.2 | Mức độ hài lòng tại một cửa | 4 | Tỷ lệ hài lòng từ 90 phần trăm trở lên: 4 điểm; từ 80 phần trăm đến dưới 90 phần trăm: 2 điểm; dưới 80 phần trăm: 0 điểm
4 | TỔ CHỨC BỘ MÁY | 10
4.1 | Chức năng, nhiệm vụ | 5
4.1.1 | Quy định chức năng được cập nhật | 2 | Cập nhật kịp thời: 2; chậm: 1; không cập nhật: 0
4.1.2 | Phân cấp, ủy quyền | 3 | Thực hiện đúng nội dung phân cấp => 3 điểm; có sai sót => 1,5 điểm; không thực hiện => 0 điểm
4.2 | Biên chế | 5
4.2.1 | Sử dụng biên chế không vượt | 2 | Không vượt: 2; vượt: 0
4.2.2 | Tinh giản theo lộ trình | 3 | Đạt hoặc vượt lộ trình: 3; đạt từ 70% lộ trình trở lên: 1,5; dưới 70% lộ trình: 0
5 | CÔNG VỤ | 12
5.1 | Vị trí việc làm | 5
5.1.1 | Bố trí đúng vị trí việc làm | 3 | 100%: 3; 90% đến dưới 100%: 2; dưới 90%: 0
5.1.2 | Bản mô tả công việc | 2 | Có đủ: 2; còn thiếu: 1; không có: 0
5.2 | Kỷ luật hành chính | 7
5.2.1 | Chấp hành kỷ luật | 4 | Không có vi phạm: điểm tối đa; mỗi trường hợp vi phạm bị nhắc nhở trừ 0,5 điểm; mỗi trường hợp bị kỷ luật trừ 2 điểm; trừ tối đa 4 điểm
5.2.2 | Bồi dưỡng theo kế hoạch | 3 | Điểm = (số người được bồi dưỡng/số người trong kế hoạch) × điểm tối đa
6 | TÀI CHÍNH CÔNG | 8
6.1 | Quản lý kinh phí | 8
6.1.1 | Giải ngân kinh phí | 4 | Trên 95%: 4; trên 90% đến 95%: 3; trên 80% đến 90%: 1; từ 80% trở xuống: 0
6.1.2 | Quy chế chi tiêu nội bộ | 2 | Ban hành, công khai: 2; ban hành nhưng chưa công khai: 1; không ban hành: 0
6.1.3 | Thực hiện kết luận thanh tra | 2 | Thực hiện xong 100%: 2; từ 50 – dưới 100%: 1; dưới 50%: 0. Không phát sinh: tính điểm tối đa
7 | CHÍNH QUYỀN SỐ | 14
7.1 | Điều hành điện tử | 8
7.1.1 | Xử lý văn bản trên hệ thống | 4 | b/a × 4. Trong đó: a là tổng số văn bản đến; b là số văn bản xử lý trên hệ thống
7.1.2 | An toàn thông tin | 2 | Hội đồng an toàn thông tin chấm điểm
7.1.3 | Họp không giấy | 2 | Trên 70% số cuộc họp: 2; 50 - 70%: 1; dưới 50%: 0
7.2 | Dịch vụ công | 6
7.2.1 | Dịch vụ công toàn trình | 4 | Từ 50% trở lên: 4; từ 30% đến dưới 50%: tùy mức độ; dưới 30%: 0
7.2.2 | Hướng dẫn người dân sử dụng | 2 | Có tổ hướng dẫn hoạt động thường xuyên: 2; có nhưng không thường xuyên: 1; không có: 0
""")


def as_docx(lines: tuple[Line, ...], title: str) -> bytes:
    """
    Build a DOCX: a head in two rows, columns that are not read, areas across the table, levels as rows of their own.
    """
    paper = Document()
    paper.add_paragraph("PHỤ LỤC I")
    paper.add_paragraph(title)
    table = paper.add_table(0, 7, "Table Grid")
    upper, lower = table.add_row().cells, table.add_row().cells
    for column, words in ((0, "STT"), (1, "Lĩnh vực/Tiêu chí/Tiêu chí thành phần"), (2, "Điểm tối đa"), (6, "Ghi chú")):
        upper[column].merge(lower[column]).text = words
    upper[3].merge(upper[5]).text = "Điểm đánh giá"
    for column, words in ((3, "Điều tra XHH"), (4, "Điểm tự đánh giá"), (5, "Điểm đạt được")):
        lower[column].text = words
    for line in lines:
        row = table.add_row().cells
        row[0].text, row[1].text, row[2].text = line.mark, line.title, line.points.replace(".", ",")
        for level in line.rule:
            below = table.add_row().cells
            below[1].text = f"- {level}"
    return _saved(paper)


def as_xlsx(lines: tuple[Line, ...], title: str) -> bytes:
    """Build an XLSX: a merged title, numbers as numbers, decomposed letters and hard blanks, rules in one cell."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Phụ lục II")
    sheet.merge_range(0, 0, 0, 5, title)
    for column, words in enumerate(
        ("TT", "Nội dung, tiêu chí", "Điểm chuẩn", "Điểm tự chấm", "Cách chấm điểm", "Tài liệu kiểm chứng")
    ):
        sheet.write(2, column, words)
    for column in range(6):
        sheet.write_string(3, column, f"({column + 1})")
    for position, line in enumerate(lines, start=4):
        sheet.write_string(position, 0, line.mark)
        sheet.write_string(position, 1, unicodedata.normalize("NFD", line.title).replace(" ", "\u00a0"))
        if line.points:
            sheet.write_number(position, 2, float(line.points.replace(",", ".")))
        sheet.write_string(position, 4, unicodedata.normalize("NFD", "\n".join(line.rule)))
        if line.rule:
            sheet.write_string(position, 5, "- Kế hoạch;\n- Báo cáo.")
    book.close()
    return buffer.getvalue()


def _saved(paper) -> bytes:
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()
