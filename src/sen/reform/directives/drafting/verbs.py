"""Verbs with which an order begins."""

from sen.reform.directives.drafting.patterns import words

# fmt: off
# "quy trình", "tiến trình", "trình độ" are no orders.
_SUBMIT = r"(?<!quy )(?<!quá )(?<!lộ )(?<!công )(?<!tiến )(?<!chương )trình(?! (?:độ|tự|bày))"
# To end a meeting is no order.
_END = r"kết thúc(?! (?:hội nghị|cuộc họp|buổi|phiên|đợt làm việc))"
VERBS = words(
    _SUBMIT,
    "tăng cường", "tiếp tục", "tập trung", "chủ động", "khẩn trương", "đẩy mạnh", "đẩy nhanh", "nâng cao", "rà soát",
    "tham mưu", "xây dựng", "tổ chức", "triển khai", "thực hiện", "kiểm tra", "đôn đốc", "theo dõi", "báo cáo",
    "tổng hợp", "hướng dẫn", "hỗ trợ", "phối hợp", "chủ trì", "bảo đảm", "đảm bảo", "hoàn thành", "khắc phục",
    "chấn chỉnh", "cập nhật", "công khai", "niêm yết", "bố trí", "đề xuất", "nghiên cứu", "phấn đấu", "quán triệt",
    "nghiêm túc", "thường xuyên", "kịp thời", "sớm", "chịu trách nhiệm", "ban hành", "gửi", "chuẩn bị", "lập",
    "đánh giá", "phân công", "phân tích", "xác định", "giải quyết", "xử lý", "tháo gỡ", "đổi mới", "duy trì",
    "phát huy", "tuyên truyền", "vận động", "tập huấn", "bồi dưỡng", "đào tạo", "số hóa", "ứng dụng", "hoàn thiện",
    "cải thiện", "giảm", "không để", "quan tâm", "chỉ đạo", "kiểm điểm", "gương mẫu", "đăng tải", "thống nhất",
    "tiếp thu", "làm rõ", "kiện toàn", "sắp xếp", "tinh giản", "thanh tra", "giám sát", "tạo điều kiện", "đầu tư",
    "mua sắm", "trang bị", "vận hành", "khai thác", "kết nối", "tích hợp", "chia sẻ", "phê bình", "xem xét",
    "đăng ký", "thí điểm", "nhân rộng", "thu thập", "khảo sát", "lấy ý kiến", "giải trình", "lưu ý", "lồng ghép",
    "thành lập", "sử dụng", "bổ sung", "điều chỉnh", "hệ thống hóa", "chuyển đổi", "siết chặt", "tích cực",
    "quyết liệt", "kiểm soát", "công bố", "thẩm định", "cung cấp", "phát động", "phát hiện", "cử",
    "thông báo công khai", "nộp", "đưa", "làm tốt", "tự kiểm tra", "tự chấm điểm", "thống kê", "hợp nhất", "chấm dứt",
    "thu hồi", "sửa chữa", "nghiệm thu", "mở", "viết", "biên soạn", "in ấn", "lắp đặt", "nhập", "đối chiếu", "gắn",
    "chấp hành", "có kế hoạch", "có giải pháp", "có biện pháp", "có văn bản", "có phương án", "tự rà soát", "ưu tiên",
    "định kỳ", "hằng tháng", "hàng tháng", "hằng quý", "hàng quý", "hằng tuần", "hàng tuần", "dứt điểm", "củng cố",
    "bám sát", "phát triển", "giao", "đề nghị", "xin ý kiến", "tạo chuyển biến", "tổng kết", "sơ kết", "cắt giảm",
    "đơn giản hóa", "minh bạch", "cụ thể hóa", "quản lý", "ký", "tiếp nhận", "nâng", "giữ", "giữ vững", "dừng",
    "tránh", "bãi bỏ", "khuyến khích", "trả lời", "làm việc", "tiến hành", "dành", "mời", "nắm", "hình thành",
    "hoàn trả", "khen thưởng", "trao đổi", "hợp đồng", "kê khai", "kiểm kê", "rút ngắn", "tạo", "giúp",
    "tái cấu trúc", "vận dụng", "viết bài", "chuyển", "thu", "tổ chức lại", "tái sử dụng", "rút kinh nghiệm",
    "xin lỗi", "tham gia", "đối thoại", "tiết kiệm", "hạn chế tối đa", "nhanh chóng", "trực tiếp", "tự đánh giá",
    "phổ biến", "đề cao", "xem", "thay thế", "bàn giao", "luân chuyển", "điều động", "cân đối", "phân bổ",
    "giải ngân", "phụ trách", "điều hành", "thông tin rộng rãi", "thông tin kịp thời", "thông tin đến", "hoàn tất",
    r"tăng(?! (?:\d|so|bậc|hạng|thêm \d|từ))", "hoàn chỉnh", _END,
    "chuyển giao", "phòng ngừa", "ngăn chặn",
    "thu gom", "trực", "sẵn sàng", "tra soát", "truy thu", "xác minh", "đo đạc", "cắm mốc", "di dời", "giải phóng",
    "cưỡng chế", "xử phạt", "không tiếp nhận", "không được", "nghiêm cấm", "thẩm tra", "phê duyệt", "quyết toán",
    "tập hợp", "phân loại", r"đăng(?! ký)", "luân phiên", "điều chuyển", "niêm phong", "kiên quyết", "coi",
    "tham khảo", "học tập", "liên hệ", "lựa chọn", "chốt", "nâng cấp", "bảo trì", "sửa", "khơi thông", "thuê", "mua",
    "chọn", "kéo", "huy động", "nạo vét", "phun", "trang trí", "vệ sinh", "tổng vệ sinh", "dọn dẹp", "rào chắn",
    "tuần tra", "ra quân", "gia cố", "phúc đáp", "phát hành", "xác nhận", "ký kết", "cam kết", "phân luồng",
    "ứng trực", r"thường trực(?= (?:24|chiến|bảo đảm|đảm bảo))", "khóa", "cải tạo", "cải tiến", "nhắc nhở", "đối soát",
    "thay mới", "thay thế", "lắp", "chằng chống", "giám định", "kiến nghị", "khẩn cấp", "trả kết quả", "đón tiếp",
    r"cấp(?! (?:xã|huyện|tỉnh|phòng|ủy|trên|dưới|có|bách|độ|cứu|phép|học|cơ|thành|trung|quốc|sở|bộ|nước|đổi))",
    "quyết định", "quy định rõ", "chấm điểm", "nâng cao", "mở rộng", "chỉnh trang", "chỉnh sửa", "khôi phục",
    "tiêm phòng", "đấu thầu", "phát sóng", "treo", "dọn", "tạm dừng", "trích", "tính toán", "cân nhắc", "khoanh vùng",
)
# fmt: on
