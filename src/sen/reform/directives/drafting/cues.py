"""The words that give work: who is asked, beside whom, from where on the task is said."""

from sen.reform.directives.drafting.patterns import LOWER, UPPER, Pattern, words
from sen.reform.directives.drafting.verbs import VERBS

# What opens a demand; the units asked follow it.
CUE = Pattern(
    r"\b(?:(?P<give>(?:phân công|giao)(?: (?:nhiệm vụ|trách nhiệm))?)|(?P<ask>yêu cầu)"
    r"|(?P<request>đề nghị|kiến nghị)|(?P<order>chỉ đạo|nhắc nhở)|(?P<note>lưu ý))\b"
)
# ", đồng thời giao Phòng …": a second demand within one clause.
SECOND_DEMAND = Pattern(
    r",? (?:đồng thời|và|cũng như)?,? ?(?P<demand>(?:giao|yêu cầu|đề nghị|phân công)"
    r"(?: (?:nhiệm vụ|trách nhiệm))?(?: cho)? )"
)
SPEAKER_BEHIND = Pattern(r" ?, ?(?:đồng chí|ông|bà|chủ tịch|phó chủ tịch|ubnd|ủy ban nhân dân)\b[^,;.]{0,60}$")
FROM_NOW_ON = Pattern(
    r"(?:từ nay (?:cho )?đến|(?:trong )?thời gian (?:tới|còn lại)|sắp tới|(?:trong )?(?:những |các )?tháng (?:tới|cuối)"
    r"|(?:trong )?quý tới)\b[^.;]{0,60}"
)
# What stands between a cue and the units: "cho", "trong thời gian tới,".
_ADVERBIAL = words(
    "trong", "từ", "ngay", "đến", "trước", "thời gian", "căn cứ", "trên cơ sở", "để", "nhằm", "đối với", "sau", "với",
    "những tháng", "3 tháng", "03 tháng", "về",
)  # fmt: skip
TO = Pattern(
    r"[ :]*(?:(?:nhiệm vụ|trách nhiệm|thêm|cho|rằng|là|tập thể|:) ?)*"
    rf"(?:{_ADVERBIAL}\b[^,.;:]{{0,80}}, ?)?(?:(?:cho|đối với|về phía) )?"
)
# Before units named at the beginning: nothing, a phrase with its comma, or one of these words.
_OPENING = words(
    "riêng", "đối với", "về phía", "đồng thời", "thời gian tới", "trong thời gian tới", "hiện nay", "theo đó",
    "do đó", "vì vậy", "trong đó",
)  # fmt: skip
LEAD_IN = Pattern(rf"(?:.*[,:] ?|(?:và |\W)*(?:{_OPENING} ?)?)(?:các )?(?:đồng chí |đ/c )?$")
DATED_LEAD_IN = Pattern(r"(?:chậm nhất|trước|trong|từ nay|đến)\b[^.;]{0,60}\d")

PERSON = Pattern(r"(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị) ")
NAME = rf"(?:[{UPPER}][{LOWER}]*\s){{1,4}}[{UPPER}][{LOWER}]*"

AND = Pattern(r" ?(?:, ?và|,|;|và|&|\+|cùng với|cùng|/) ?(?:với )?(?:đồng chí )?")
ASIDE = Pattern(
    r" ?\([^()]{0,120}\)"
    r"| ?[-–,] (?:là )?cơ quan (?:thường trực|đầu mối|tham mưu)[^,.;:]{0,60}(?:,|(?= chủ trì))"
    r"| là (?:cơ quan|đơn vị) (?:thường trực|đầu mối|tham mưu)[^,.;:]{0,60},?(?= (?:chủ trì|có trách nhiệm))"
    r"| ?[-–,] (?:phó )?(?:trưởng ban|tổ trưởng|tổ phó|phó ban|trưởng đoàn|chủ tịch hội đồng|thành viên|ủy viên)"
    r"[^,.;:]{0,40}(?=[:,])"
)

# "…, là cơ quan đầu mối, cùng …": who follows stands beside.
FIRST_AMONG = Pattern(
    r",? (?:là|làm) (?:cơ quan |đơn vị )?(?:thường trực|đầu mối|tham mưu)(?: chính)?(?=,? (?:cùng|phối hợp)\b)"
)

_OFFICE = words("phòng", "ubnd", "ban", "công an", r"p\.", "các", "văn phòng", "trung tâm", "phường", "xã", "thanh tra")
_MODALS = words(
    "có trách nhiệm", "có nhiệm vụ", "cần", "cần phải", "phải", "làm đầu mối", "là đầu mối", "sẽ",
    "căn cứ chức năng, nhiệm vụ được giao", "theo chức năng, nhiệm vụ", "theo chức năng, nhiệm vụ được giao",
    "theo nhiệm vụ được giao", "theo nhiệm vụ được phân công", "nghiêm túc", "trong thời gian tới", "thời gian tới",
    "ngay", rf"cùng(?! (?:với )?{_OFFICE})", "này", "cũng", "đều", "được giao", "được giao nhiệm vụ",
    "được phân công", "được yêu cầu",
)  # fmt: skip
MODAL = Pattern(
    rf"(?: ?[,:]? ?(?:(?:{_MODALS}|chịu trách nhiệm(?= {VERBS}\b))\b"
    rf"|(?:căn cứ|trên cơ sở) [^,.;:]{{3,80}}?(?:,|(?= {VERBS}\b))))*[ ,:]*"
)
ROLE = Pattern(
    r"(?:là|làm) (?:cơ quan |đơn vị )?(?:thường trực|đầu mối)"
    rf"(?: (?:giúp [^,.;:]{{3,40}}? )?(?={VERBS}\b)|[^,.;:]{{0,40}}, ?)"
)
VERB = Pattern(rf"{VERBS}\b")
UNLISTED = Pattern(
    r"(?!(?:phó )?chủ tịch (?!ubnd|ủy ban)|phó |đồng chí )"
    rf"[^.;:]{{8,90}}?(?=(?:[,:] ?| )(?:chủ trì|có trách nhiệm|{VERBS})\b)"
)
JUNK_BEFORE_VERB = Pattern(rf"[^.;:]{{0,90}}?(?:[,:] ?| )(?={VERBS}\b)")
# What makes a duty of a sentence wherever it stands.
DUTY = Pattern(
    r" ?,? ?(?:có trách nhiệm|chịu trách nhiệm(?! trước)|có nhiệm vụ|cần\b|phải\b|khẩn trương|làm đầu mối"
    r"|chủ trì(?:,| và)? (?:và )?(?:phối hợp|tham mưu))"
)
MEETING = r"(?:cuộc|hội|buổi|phiên|lễ|họp|và điều hành)"
LEADING = Pattern(
    r" ?,? ?(?:là |làm )?(?:đơn vị |cơ quan )?(?:chủ trì|chịu trách nhiệm chính)\b"
    rf"(?! {MEETING})(?: ?,| và(?= phối hợp))?"
)
TOGETHER = Pattern(
    r" ?,? ?(?:và )?(?:phối hợp(?: chặt chẽ| thường xuyên| tốt)*(?: cùng với| với| cùng)?|cùng với|cùng) "
)
# Behind the co-ordinators: others who are no units, or what they work together for.
NOT_YET = Pattern(r" ?(?:[,.;]|$|(?:trong|để|nhằm|khi|về|của|tại|và|có|khác|các|những|ngành|doanh nghiệp)\b)")
ALSO_TOGETHER = Pattern(r" ?(?:thực hiện )?phối hợp(?: thực hiện)?\b ?")
# "các đơn vị còn đạt dưới 80 điểm": some of a set.
_NO_ACTION_BEHIND = "".join(
    rf"(?<!{word} )"
    for word in (
        "nợ", "nộp", "có", "chậm", "gửi", "chưa", "đã", "không", "việc", "được", "đang", "công tác", "tập trung",
        "chủ động", "tích cực", "triển khai", "tổ chức", "thực hiện", "để",
    )
)  # fmt: skip
_AGAIN = words("tiếp tục", "rà soát", "điều chỉnh", "bổ sung", "kiểm tra", "cập nhật", "duy trì", "gửi lại", "giữ vững")
THOSE_WHICH = Pattern(
    r" (?:(?:có|còn|chưa|đạt|đang|bị|nào|mà|được giao|được phân công|nêu trên|thuộc diện|xếp|đứng|nằm|trễ|chậm|nợ"
    r"|không đạt|phụ trách|chủ quản)\b"
    rf"[^.;:]{{0,90}}?[ ,]{_NO_ACTION_BEHIND}(?={VERBS}\b|có trách nhiệm|(?:mỗi|hàng|hằng) (?:tháng|quý|tuần))"
    rf"|đã [^.;:,]{{2,60}}?[ ,]{_NO_ACTION_BEHIND}(?={_AGAIN}\b))"
)
# "Rà soát …, giao Phòng Nội vụ chủ trì thực hiện trước ngày …": the task was said before.
ONLY_CARRY_OUT = Pattern(
    r"[ ,]*(?:(?:tổ chức |triển khai )*(?:thực hiện|triển khai|theo dõi|tham mưu)"
    r"(?: nội dung này| nhiệm vụ này| việc này)?)?"
    r"(?:,? (?:hoàn thành |xong )?(?:trước|trong|chậm nhất|đến|vào)\b[^.;]{0,60})?[ .;/]*$"
)

# A next sentence about the same units.
_ALSO = words("trong đó", "đồng thời", "bên cạnh đó", "ngoài ra", "song song đó", "cùng với đó", "mặt khác", "theo đó")
CONTINUING = Pattern(rf"{_ALSO} ?,? ?(?:cần |phải |chú trọng |lưu ý )?(?={VERBS}\b)")
AS_WELL_AS = Pattern(rf",? (?:cũng như|song song với việc) (?={VERBS}\b)")
FINISHING = Pattern(
    r"(?:(?:thời gian|thời hạn|hạn)(?: hoàn thành| thực hiện| báo cáo)?\b"
    r"|hoàn thành(?: xong| việc này| các nội dung| nhiệm vụ này)?,? (?:trước|trong|chậm nhất|vào)"
    r"|xong trước|thực hiện xong|(?:định kỳ )?(?:báo cáo|gửi báo cáo|tổng hợp, báo cáo)\b"
    r"|kết quả (?:thực hiện )?(?:báo cáo|gửi))"
)
ONLY_A_DATE = Pattern(
    r"(?:thời gian|thời hạn|hạn)(?: hoàn thành| thực hiện| báo cáo)?\b"
    r"|hoàn thành(?: xong)? (?:trước|trong|chậm nhất)"
)

# Headings.
OF_ITS_FIELD = Pattern(
    r" ?,? (?:chủ trì|phụ trách|tham mưu|theo dõi|quản lý)(?: về)? (?:từng |các )?"
    r"(?:lĩnh vực|nội dung|tiêu chí|ngành)[^.;:]{0,40}:?$"
)
BACKGROUND_WORD = Pattern(
    r"\b(?:kết quả|đánh giá|ưu điểm|tồn tại|hạn chế|thành phần|nguyên nhân|tình hình|khó khăn, vướng mắc"
    r"|ý kiến (?:của )?(?:các )?(?:phát biểu|thảo luận|tham gia|đóng góp|đơn vị|đại biểu|thành viên|ngành|cử tri)"
    r"(?! (?:chỉ đạo|kết luận))|thảo luận|kiến nghị|đề xuất"
    r"|(?:tuần|tháng|quý|năm|thời gian) qua)\b"
)
TASK_WORD = Pattern(
    r"\b(?:nhiệm vụ|giải pháp|phương hướng|kết luận|chỉ đạo|tổ chức thực hiện|phân công|thời gian tới|trọng tâm"
    r"|yêu cầu|giao(?! (?:ban|dịch|lưu|thông|tiếp)\b)|trách nhiệm)\b"
)
DEMANDS_BELOW = Pattern(
    r"\b(?:yêu cầu|đề nghị|giao|chỉ đạo|tập trung|cần|(?:nội dung|nhiệm vụ|công việc|giải pháp) sau)\b[^.]{0,80}:$"
)
CONCLUDES_BELOW = Pattern(
    r"\b(?:kết luận|có ý kiến|thống nhất|quyết nghị|quyết định|chỉ thị|chỉ đạo)\b[^.]{0,80}:$"
    r"|\b(?:kl|kết luận|ý kiến)\b[^.:]{0,40}\b(?:chủ tịch|phó chủ tịch|ct|pct)(?: ubnd| hđnd)?"
    r"(?! (?:ubnd )?(?:xã|phường|p\.|hội))\b[^.:]{0,60}:$"
    r"|\b(?:phân công|nhiệm vụ|giải pháp|nội dung|công việc|ý kiến)\b[^.]{0,60} (?:như sau|sau đây|sau|gồm):$"
)
