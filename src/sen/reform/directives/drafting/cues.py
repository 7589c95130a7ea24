"""The words that give work, the words that report or praise, and the headings that tell them apart."""

from sen.reform.directives.drafting.patterns import Pattern, words
from sen.reform.directives.drafting.verbs import VERBS

_MODAL_WORDS = words(
    "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "cần", "cần phải", "phải", "làm đầu mối", "là đầu mối", "sẽ",
    "căn cứ chức năng, nhiệm vụ được giao", "theo chức năng, nhiệm vụ", "theo chức năng, nhiệm vụ được giao",
    "theo nhiệm vụ được giao", "nghiêm túc", "trong thời gian tới", "thời gian tới", "ngay", "cùng",
)  # fmt: skip

# What opens a demand; the units asked follow it.
CUE = Pattern(
    r"\b(?:(?P<give>(?:phân công|giao)(?: (?:nhiệm vụ|trách nhiệm))?)|(?P<ask>yêu cầu)|(?P<request>đề nghị|kiến nghị)|(?P<order>chỉ đạo|nhắc nhở))\b"
)
# What stands between a cue and the units: "cho", "đồng chí … –", "trong thời gian tới,".
TO = Pattern(
    r"[ :]*(?:(?:nhiệm vụ|trách nhiệm|thêm|cho|rằng|là|tập thể|:) ?)*"
    r"(?:(?:trong|từ|ngay|đến|trước|thời gian|căn cứ|trên cơ sở|để|nhằm|đối với|những tháng|sau|với|3 tháng|03 tháng|về)\b[^,.;:]{0,80}, ?)?"
    r"(?:(?:cho|đối với|về phía) )?"
)
PERSON = Pattern(r"(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị) ")
NAME = r"(?:[A-ZÀ-ỸĐ][a-zà-ỹ]*\s){1,4}[A-ZÀ-ỸĐ][a-zà-ỹ]*"

AND = Pattern(r" ?(?:, ?và|,|;|và|&|cùng với|cùng|/) ?(?:với )?(?:đồng chí )?")
ASIDE = Pattern(r" ?\([^()]{0,120}\)| ?[-–,] (?:là )?cơ quan (?:thường trực|đầu mối|tham mưu)[^,.;:]{0,60}(?:,|(?= chủ trì))")
LEADING = Pattern(r" ?,? ?(?:là |làm )?(?:đơn vị |cơ quan )?chủ trì\b(?! (?:cuộc|hội|buổi|phiên|lễ|và điều hành))(?: ?,| và(?= phối hợp))?")
TOGETHER = Pattern(r" ?,? ?(?:và )?(?:phối hợp(?: chặt chẽ| thường xuyên| tốt)*(?: cùng với| với| cùng)?|cùng với|cùng) ")
ALSO_TOGETHER = Pattern(r" ?(?:thực hiện )?phối hợp(?: thực hiện)?\b ?")
MODAL = Pattern(rf"(?: ?[,:]? ?{_MODAL_WORDS}\b)*[ ,:]*")
VERB = Pattern(rf"{VERBS}\b")
JUNK_BEFORE_VERB = Pattern(rf"[^.;:]{{0,90}}?(?:[,:] ?| )(?={VERBS}\b)")
DUTY = Pattern(
    r" ?,? ?(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|cần\b|phải\b|khẩn trương|chủ trì, (?:và )?phối hợp|chủ trì phối hợp|chủ trì và phối hợp|chủ trì, tham mưu|làm đầu mối)"
)
SPEECH = Pattern(
    r" ?,? ?(?:đã )?(?:cũng )?(?:giao|yêu cầu|đề nghị|kiến nghị|chỉ đạo|phát biểu|kết luận|nhấn mạnh|biểu dương|ghi nhận|đánh giá|trao|phân công|lưu ý|đồng ý|thống nhất|cho rằng|cho biết|quyết định|chủ trì (?:cuộc|hội|buổi|phiên|lễ)|ban hành)"
)

REPORTED = Pattern(
    r"[ ,:]*(?:hiện nay |hiện |vẫn |cũng |luôn |cơ bản )*(?:đã|đang|đạt|được|từng|có nhiều|có \d+|có chuyển biến|có tỷ lệ|có điểm|có sự|có chỉ số|còn|chưa|là|không có"
    r"|xếp|tham dự|dự|phát biểu|trình bày|tiếp nhận \d+|hoàn thành \d+|hoàn thành tốt (?:nhiệm vụ|kế hoạch)|hoàn thành vượt|hoàn thành xuất sắc|nêu cao|chấp hành tốt|thực hiện tốt việc|nghỉ|không phát sinh"
    r"|chủ trì (?:cuộc|hội|buổi|phiên|lễ)|biết\b|vì |do |như |nhận |để biết)\b"
)
PAST = Pattern(r"\b(?:đã|vừa qua|thời gian qua|trong thời gian qua|được (?:tặng|khen|biểu dương|công nhận)|những năm qua)\b")
PRAISE = Pattern(
    r"\b(?:biểu dương|khen ngợi|đánh giá cao|ghi nhận|giấy khen|bằng khen|tặng thưởng|trao thưởng|trao tặng|chúc mừng|hoan nghênh|cảm ơn)\b"
)
# "đề nghị của", "theo yêu cầu", "đáp ứng yêu cầu", "được giao", "bàn giao": no demand.
NO_DEMAND_BEFORE = Pattern(
    r"\b(?:theo|được|đã|đang|từng|nhiệm vụ|chỉ tiêu|việc|dự toán|biên chế|kinh phí|bàn|chuyển|tiếp nhận|đáp ứng|khi|nếu|theo các|không|chưa|những|các|nhiều|mọi|số|của|có|có các|xét|văn bản|ý kiến|tờ trình|trường hợp|hồ sơ|một số|tham mưu|trước|sự|công tác|tiêu chí|phiếu|nội dung|đúng|nêu|thực hiện|đề xuất|để|người dân|doanh nghiệp|cử tri|đại biểu|nhân dân|ủy quyền|phân cấp)\s?$"
)
NO_DEMAND_AFTER = Pattern(r" (?:của|này|trên|nêu trên|đặt ra|thông|ban|lưu|dịch|diện|nhận|chỉ tiêu|nhiệm vụ đặt|về việc)\b")
PETITIONER = Pattern(r"\b(?:cử tri|người dân|nhân dân|đại biểu|doanh nghiệp|hộ dân|tổ chức, cá nhân|các ý kiến)\b")
HIGHER = Pattern(
    r"(?:đồng chí )?(?:chủ tịch |lãnh đạo )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân) tỉnh|(?:tỉnh|trung ương|thành|huyện) ủy|chính phủ|thủ tướng|quốc hội|bộ [a-zà-ỹđ]+|trung ương|ủy ban nhân dân tỉnh|văn phòng ubnd tỉnh"
)
BOARD = Pattern(r"(?:giám đốc |lãnh đạo )?sở\b")
ASSIGNS_BOARDS = Pattern(r"\b(?:giao|yêu cầu|phân công) (?:đồng chí )?(?:giám đốc )?(?:các )?sở\b")

CONTINUING = Pattern(
    rf"(?:trong đó|đồng thời|bên cạnh đó|ngoài ra|song song đó|cùng với đó|mặt khác|theo đó)\s?,?\s?(?:cần |phải |chú trọng |lưu ý )?(?={VERBS}\b)"
)
AS_WELL_AS = Pattern(rf",? (?:cũng như|song song với việc) (?={VERBS}\b)")
FINISHING = Pattern(
    r"(?:(?:thời gian|thời hạn|hạn)(?: hoàn thành| thực hiện| báo cáo)?\b|hoàn thành(?: xong| việc này| các nội dung| nhiệm vụ này)?,? (?:trước|trong|chậm nhất|vào)|xong trước|(?:định kỳ )?(?:báo cáo|gửi báo cáo|tổng hợp, báo cáo)\b|kết quả (?:thực hiện )?(?:báo cáo|gửi)|thực hiện xong)"
)
ONLY_DUE = Pattern(r"[,;:. ]*(?:và )?(?:phải )?(?:hoàn thành(?: xong)?|thực hiện xong|xong|thời gian(?: hoàn thành| thực hiện)?|thời hạn(?: hoàn thành)?)?[ :]*(?:là )?$")
BOILERPLATE = Pattern(
    r"[^.]{0,60}(?:thông báo|kết luận) (?:này|nêu trên|trên)|(?:biết|để biết)(?:,| và)? (?:triển khai |tổ chức )?thực hiện"
)
CLOSING = Pattern(r"(?:trên đây|thừa lệnh|thông báo này|nay thông báo|căn cứ|xét |theo đề nghị|tham dự|thành phần|cùng dự|dự họp|dự hội nghị|kính gửi)")

BACKGROUND_WORD = Pattern(r"\b(?:kết quả|đánh giá|ưu điểm|tồn tại|hạn chế|thành phần|nguyên nhân|tình hình|khó khăn, vướng mắc)\b")
TASK_WORD = Pattern(
    r"\b(?:nhiệm vụ|giải pháp|phương hướng|kết luận|chỉ đạo|tổ chức thực hiện|phân công|thời gian tới|trọng tâm|yêu cầu|giao|trách nhiệm)\b"
)
DEMANDS_BELOW = Pattern(r"[^.]*\b(?:yêu cầu|đề nghị|giao|nhiệm vụ|tập trung|thực hiện|triển khai)\b[^.]*\b(?:sau|sau đây|như sau|dưới đây|gồm)? ?:$")
THOSE_WHICH = Pattern(rf" (?:có|còn|chưa|đạt|đang|bị|nào|mà|được giao|nêu trên|thuộc diện)\b[^.;:]{{0,80}}?[ ,](?={VERBS}\b)")
SPEAKER = Pattern(r"(?:chủ tịch|phó chủ tịch|lãnh đạo)? ?(?:ubnd|ủy ban nhân dân|thủ tướng|chính phủ|ban chỉ đạo|thường trực|.{0,10}ủy$)")
ADVISING = Pattern(r"(?:tham mưu|trình|báo cáo|đề nghị|kiến nghị|đề xuất|giúp|cho)(?: cho| với)? ?$")
LEAD_IN = Pattern(r"(?:.*[,:] ?|(?:và |\W)*(?:riêng|đối với|về phía|đồng thời|thời gian tới|trong thời gian tới|hiện nay|theo đó|do đó|vì vậy|trong đó)? ?)(?:các )?(?:đồng chí |đ/c )?$")
ONLY_CARRY_OUT = Pattern(r"[ ,]*(?:(?:tổ chức |triển khai )*(?:thực hiện|triển khai|theo dõi|tham mưu)(?: nội dung này| nhiệm vụ này| việc này)?)?(?:,? (?:hoàn thành |xong )?(?:trước|trong|chậm nhất|đến|vào)\b[^.;]{0,60})?[ .;/]*$")
ORDERING = Pattern(r"(?:.*(?:ubnd|ủy ban nhân dân|đồng chí|ông|bà|bí thư)\b.*|.*[,:;] ?|)$")
SPOKEN_BY = Pattern(r"\b(?:ubnd|ủy ban nhân dân|đồng chí|ông|bà|bí thư|chủ tịch)\b|[,:;] ?$|^ ?(?:đồng thời|ngoài ra)")
# "năm 2023 là 15 nhiệm vụ": figures, unless an order follows soon ("trong quý IV rà soát …").
NO_ACTION = Pattern(rf"(?:năm|quý|tháng|trong|tại|từ|đến|vào|ở|là|và|của|gồm|với)\b(?!.{{0,60}}?\b{VERBS}\b)")
TOLD_ABOUT = Pattern(r"việc .{0,200}\bđã\b")
DATED_LEAD_IN = Pattern(r"(?:chậm nhất|trước|trong|từ nay|đến)\b[^.;]{0,60}\d")
ONLY_A_DATE = Pattern(r"(?:thời gian|thời hạn|hạn)(?: hoàn thành| thực hiện| báo cáo)?\b|hoàn thành(?: xong)? (?:trước|trong|chậm nhất)")
