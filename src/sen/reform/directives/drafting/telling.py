"""The words that report, praise, ask upward or close a text: what must not become a task."""

from sen.reform.directives.drafting.cues import MEETING
from sen.reform.directives.drafting.patterns import Pattern, words
from sen.reform.directives.drafting.verbs import VERBS

_SPEAKING = words(
    "giao", "yêu cầu", "đề nghị", "kiến nghị", "chỉ đạo", "phát biểu", "kết luận", "nhấn mạnh", "biểu dương",
    "ghi nhận", "đánh giá", "trao", "phân công", "lưu ý", "đồng ý", "thống nhất", "cho rằng", "cho biết",
    "quyết định", "ban hành",
)  # fmt: skip
# A unit's name before these speaks; nobody speaks to it.
SPEECH = Pattern(rf" ?,? ?(?:đã )?(?:cũng )?(?:{_SPEAKING}|chủ trì {MEETING})\b")

# Units may be told to do what speakers do: "các đơn vị phân công một lãnh đạo phụ trách".
OWN_WORK = Pattern(r" (?:phân công|ban hành|đánh giá|chỉ đạo)\b")

_REPORTING = words(
    "đã", "đang", "đạt", r"được(?! (?:giao|phân công|yêu cầu)\b)", "từng", "có nhiều", "có chuyển biến", "có tỷ lệ",
    "có điểm", "có sự", "có chỉ số", "còn", "chưa", "không có",
    r"là(?! (?:(?:cơ quan|đơn vị) )?(?:thường trực|đầu mối)\b)",
    "xếp", "tham dự", "dự", "phát biểu", "trình bày", "hoàn thành tốt nhiệm vụ", "biết", "hoàn thành tốt kế hoạch",
    "hoàn thành vượt", "hoàn thành xuất sắc", "nêu cao", "chấp hành tốt", "nghỉ", "để biết", "thực hiện tốt việc",
    "không phát sinh", "vì", "do", "như", "nhận",
)  # fmt: skip
REPORTED = Pattern(
    r"[ ,:]*(?:hiện nay |hiện |vẫn |cũng |luôn |cơ bản )*"
    rf"(?:{_REPORTING}|(?:có|tiếp nhận|hoàn thành) \d+|chủ trì {MEETING})\b"
)
# "Yêu cầu các phường đạt 100%": a figure to reach.
REACH = Pattern(r"[ ,]*đạt\b")
PAST = Pattern(r"\b(?:đã|vừa qua|thời gian qua|những năm qua|được (?:tặng|khen|biểu dương|công nhận))\b")
TELLS_PAST = Pattern(r"\b(?:đã|vừa qua|thời gian qua|trong năm qua|cùng kỳ|đạt \d)\b|\bnăm 20\d\d,")
# A letter tells what was asked before: "đã ban hành Công văn số … giao các đơn vị …".
LETTER = Pattern(r"\bkính gửi\b")
ISSUED = Pattern(r"\bđã (?:ban hành|có)\b[^.;]{0,60}\b(?:công văn|văn bản|thông báo|kế hoạch|quyết định|chỉ thị)\b")
ISSUED_COUNT = Pattern(r"\bđã (?:ban hành|có|tổ chức)\b[^.;]{0,20} \d+ (?:văn bản|công văn|quyết định|cuộc|lượt)\b")
# Who speaks at a meeting, and what those not in the chair say.
REPRESENTED = Pattern(r"(?:đại diện|ý kiến(?: của)?|theo)(?: (?:lãnh đạo|đồng chí))? ")
SPEECH_BEHIND_COLON = Pattern(
    r" ?: ?(?:đề nghị|kiến nghị|thống nhất (?:với|cao)|nhất trí|đồng ý|có ý kiến|cho biết|cho rằng|phản ánh|đang|đã"
    r"|thông tin về)\b"
)
# Before anybody was asked for anything, these too are what a unit said.
REPORT_BEHIND_COLON = Pattern(r" ?: ?(?:báo cáo|đề xuất|giải trình|trình bày)\b")
ADDRESS = Pattern(r"kính gửi\b|[^.;]{0,80}\bđiện ?:")
# To answer for something is no work of its own.
ANSWERS_FOR = Pattern(r"[ ,]*(?:chịu )?trách nhiệm (?:cá nhân )?(?:trước|nếu|khi)\b|chịu trách nhiệm thi hành\b")
CARRIED_OUT = Pattern(r"(?:căn cứ|chiếu) [^.;,]{0,20}(?:thi hành|thực hiện)\b|(?:chịu trách nhiệm )?thi hành\b")
ONLY_COMPLY = Pattern(
    r"(?:(?:nghiêm túc|khẩn trương|kịp thời|tích cực|phối hợp|quan tâm|biết|tổ chức|triển khai|thực hiện|chỉ đạo|nghiêm"
    r"|và|có|ngay|khẩn cấp|hiệu quả|tốt|đầy đủ|các nội dung|nội dung|trên|nêu trên|theo|đúng|quy định|này|để)[ ,]*)+"
    r"[./]*$"
)
# In minutes with a conclusion, what stands before it was only said.
MINUTES = Pattern(r"biên bản\b")
CONCLUSION = Pattern(r"\n[^\w\n]*(?:(?:[ivx]+|\d{1,2})[.)/] ?)?(?:phần )?(?:ý kiến )?kết luận\b[^\n]{0,60}(?=\n)")
PRAISE = Pattern(
    r"\b(?:biểu dương|khen ngợi|đánh giá cao|ghi nhận|giấy khen|bằng khen|tặng thưởng|trao thưởng|trao tặng"
    r"|chúc mừng|hoan nghênh|cảm ơn)\b"
)
# "theo đề nghị", "đáp ứng yêu cầu", "được giao", "bàn giao", "nhiệm vụ giao": no demand.
_BEFORE_NO_DEMAND = words(
    "theo", "được", "đã", "đang", "từng", "sẽ", "nhiệm vụ", "chỉ tiêu", "việc", "dự toán", "biên chế", "kinh phí",
    "bàn", "chuyển", "tiếp nhận", "đáp ứng", "khi", "nếu", "theo các", "không", "chưa", "những", "các", "nhiều", "mọi",
    "số", "của", "có",
    "có các", "xét", "ý kiến", "tờ trình", "trường hợp", "hồ sơ", "một số", "tham mưu", "trước", "sự",
    "công tác", "tiêu chí", "phiếu", "nội dung", "đúng", "nêu", "thực hiện", "đề xuất", "để", "người dân",
    "doanh nghiệp", "cử tri", "đại biểu", "nhân dân", "ủy quyền", "phân cấp",
)  # fmt: skip
NO_DEMAND_BEFORE = Pattern(rf"\b{_BEFORE_NO_DEMAND} ?$")
NO_DEMAND_AFTER = Pattern(
    r" (?:của|này|trên|nêu trên|đặt ra|thông|ban (?:hành|bố)|lưu|dịch|diện|nhận|chỉ tiêu|nhiệm vụ đặt|về việc)\b"
)
TOLD_ABOUT = Pattern(r"việc .{0,200}\bđã\b")
# "năm 2023 là 15 nhiệm vụ": figures, unless an order follows soon ("trong quý IV rà soát …").
NO_ACTION = Pattern(rf"(?:năm|quý|tháng|trong|tại|từ|đến|vào|ở|là|và|của|gồm|với|\d+)\b(?!.{{0,60}}?\b{VERBS}\b)")

# What no order begins with.
NO_ORDER = Pattern(
    r"[ ,]*(?:của|và|hoặc|tại|theo|về|với|trong|ngoài|có|cho|để|khi|nếu|mà|thì|cũng|rất|nhiều|các|những|một số|năm"
    r"|tháng|quý|ngày|là|vắng|không|luôn|cơ bản|tốt|xin|hiện|tăng|giảm|dẫn đầu|thuộc|gồm|bao gồm|nêu|phản ánh|thắc mắc"
    r"|từ|đến|bằng|do|vì|như|này|đó|trên|dưới|sau|trước|bị|phải chịu|chưa|còn|giữ vị trí|đứng|xếp|nằm|ở|vẫn|đều"
    r"|trình bày|thay mặt|khẳng định|bày tỏ|mong muốn|tin tưởng|nhận thấy)\b|[ ,]*[\W\d]|[ ,]*$"
)

# "Thống nhất chủ trương …" decides something and asks nobody.
DECIDED = Pattern(r"(?:cơ bản )?(?:thống nhất|đồng ý|chấp thuận|nhất trí|ghi nhận)\b")

PETITIONER = Pattern(
    r"\b(?:cử tri|người dân|nhân dân|bà con|đại biểu|doanh nghiệp|hộ dân|tổ chức, cá nhân|các ý kiến)\b"
)
HIGHER = Pattern(
    r"(?:chủ tịch |lãnh đạo |văn phòng )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân) tỉnh"
    r"|(?:thường trực )?(?:hđnd|hội đồng nhân dân) (?:thành phố|huyện|thị xã|quận|tp)\b"
    r"|(?:tỉnh|trung ương|thành|huyện) ủy|chính phủ|thủ tướng|quốc hội|bộ |trung ương"
)
BOARD = Pattern(r"(?:giám đốc |lãnh đạo )?sở\b")
ASSIGNS_BOARDS = Pattern(r"\b(?:giao|yêu cầu|phân công) (?:đồng chí )?(?:giám đốc )?(?:các )?sở\b")
SPEAKER = Pattern(
    r"(?:chủ tịch|phó chủ tịch|lãnh đạo)? ?"
    r"(?:ubnd|ủy ban nhân dân|thủ tướng|chính phủ|ban chỉ đạo|thường trực|.{0,10}ủy$)"
)
SPOKEN_BY = Pattern(r"\b(?:ubnd|ủy ban nhân dân|đồng chí|ông|bà|bí thư|chủ tịch)\b|[,:;] ?$|^ ?(?:đồng thời|ngoài ra)")
SPEAKING = Pattern(
    r"\b(?:ubnd|ủy ban nhân dân|đồng chí|chủ tịch|lãnh đạo|thủ tướng|chính phủ|bộ trưởng|giám đốc"
    r"|trưởng (?:ban|đoàn))\b"
)
ADVISING = Pattern(r"(?:tham mưu|trình|báo cáo|đề nghị|kiến nghị|đề xuất|giúp|cho)(?: cho| với)? ?$")

BOILERPLATE = Pattern(
    r"(?:(?!theo dõi|kiểm tra)[^.]){0,60}\b(?:thông báo|kết luận|chỉ thị|công điện|công văn|quyết định|văn bản) "
    r"(?:này|nêu trên|trên)(?! (?:đến|tới|cho|gửi))"
    r"|(?:biết|để biết)(?:,| và)? (?:triển khai |tổ chức )?thực hiện"
)
IN_CASE = Pattern(
    r"(?:trong quá trình|nếu|quá trình)\b[^.]{0,80}\b(?:khó khăn|vướng mắc|phát sinh)"
    r"|nhận được (?:văn bản|công văn|thông báo)"
)
_CLOSING = words(
    "trên đây", "thừa lệnh", "thông báo này", "nay thông báo", "căn cứ", "xét đề nghị", "theo đề nghị", "tham dự",
    "thành phần", "cùng dự", "dự họp", "dự hội nghị", "kính gửi",
)  # fmt: skip
CLOSING = Pattern(_CLOSING)
