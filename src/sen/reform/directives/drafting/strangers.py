"""Names that are surely of an office, whether or not this authority has it."""

import re
from collections.abc import Iterator

from sen.reform.directives.drafting.patterns import LOWER, UPPER, Pattern, words
from sen.reform.directives.drafting.source import Source
from sen.reform.directives.drafting.verbs import VERBS

# fmt: off
_SECTORS = words(
    "nội vụ", "tư pháp", "tài chính", "tài chính - kế hoạch", "tài chính – kế hoạch", "kế hoạch và đầu tư",
    "kế hoạch & đầu tư", "công thương", "nông nghiệp và phát triển nông thôn", "nông nghiệp và môi trường",
    "nông nghiệp", "giao thông vận tải", "xây dựng", "tài nguyên và môi trường", "tài nguyên & môi trường",
    "thông tin và truyền thông", "thông tin & truyền thông", "lao động - thương binh và xã hội",
    "lao động – thương binh và xã hội", "lao động, thương binh và xã hội", "lao động thương binh và xã hội",
    "văn hóa, thể thao và du lịch", "văn hóa thể thao và du lịch", "văn hóa và thể thao", "văn hóa và thông tin",
    "văn hóa - xã hội", "khoa học và công nghệ", "khoa học & công nghệ", "giáo dục và đào tạo", "giáo dục & đào tạo",
    "y tế", "ngoại vụ", "dân tộc", "dân tộc và tôn giáo", "du lịch", "kinh tế", "kinh tế và hạ tầng",
    "kinh tế - hạ tầng", "kinh tế, hạ tầng và đô thị", "quản lý đô thị", "công an", "quốc phòng", "gd&đt", "gdđt",
    "tt&tt", "tttt", "tn&mt", "tnmt", "kh&cn", "khcn", "kh&đt", "khđt", "lđ-tb&xh", "lđtb&xh", "lđtbxh", "vhtt&dl",
    "vhttdl", "nn&ptnt", "gtvt", "nv",
)
_OFFICES = words(
    "công an", "ca", "catp", "bchqs", "bch qs", "ban chqs", "đài tt", "ttyt", "kbnn", "mttq", "bưu điện", "kho bạc",
    "thanh tra", "bảo hiểm xã hội", "bhxh", "chi cục thuế", "cục thuế", "điện lực", "hạt kiểm lâm",
    "đội quản lý thị trường",    "ban chỉ huy quân sự", "bộ chỉ huy quân sự", "đài truyền thanh", "đài phát thanh",
    "đài phát thanh và truyền hình", "thành đoàn", "huyện đoàn", "tỉnh đoàn", "đoàn thanh niên", "hội nông dân",
    "hội phụ nữ", "hội liên hiệp phụ nữ", "hội cựu chiến binh", "liên đoàn lao động", "mặt trận tổ quốc",
    "mặt trận tổ quốc việt nam", "ủy ban mặt trận tổ quốc", "ủy ban mặt trận tổ quốc việt nam", "ubmttq", "ubmttqvn",
    "ubmttq việt nam", "tòa án nhân dân", "viện kiểm sát nhân dân", "ngân hàng chính sách xã hội",
    "trung tâm phục vụ hành chính công", "trung tâm hành chính công", "trung tâm chuyển đổi số",
    "trung tâm công nghệ thông tin", "trung tâm công nghệ thông tin và truyền thông", "trung tâm y tế",
    "bộ phận một cửa", "bộ phận tiếp nhận và trả kết quả", "ban tổ chức", "ban tuyên giáo", "ban dân vận",
    "ban chỉ đạo", "các thành viên ban chỉ đạo", "ban chỉ đạo cải cách hành chính", "ban chỉ đạo cchc",
    "ban quản lý dự án", "ban quản lý dự án đầu tư xây dựng", "ban quản lý dự án và phát triển quỹ đất",
    "trung tâm phát triển quỹ đất", "văn phòng đăng ký đất đai",
    "chi nhánh văn phòng đăng ký đất đai", "tổ công tác", "hội đồng nhân dân", "hđnd", "tổ công nghệ số cộng đồng",
    "vnpt", "viettel", "công ty điện lực", "chính phủ", "thủ tướng chính phủ", "quốc hội",
)
# fmt: on
MORE_SECTORS = Pattern(rf"(?: ?[-–] ?{_SECTORS}\b(?: và (?:xã hội|đào tạo))?)+")
_LEVEL = r"(?:thành phố|tp\.?|thị xã|huyện|quận|tỉnh|trung ương|nhà nước|cấp huyện|khu vực)"
_BODY = r"(?:hđnd|ubnd|ủy ban nhân dân|hội đồng nhân dân|đoàn đbqh)"
_CULTURE = r"(?:thể thao|học tập cộng đồng|truyền thanh|nghệ thuật|thông tin)"
_OFFICE = Pattern(
    rf"\b(?:(?:phòng|p\.)\s?{_SECTORS}"
    rf"|(?:các )?(?:sở|bộ|ban)\s?:?\s?{_SECTORS}(?:(?:,| và|, và|;) {_SECTORS}\b)*"
    rf"|{_OFFICES}|trung tâm văn hóa(?:[ -]?[,–-]?(?: và)? {_CULTURE}){{0,3}}"
    r"|ban quản lý(?: các)? khu (?:kinh tế|công nghiệp)"
    rf"|văn phòng {_BODY}(?:(?:,| và|&| &) ?{_BODY}){{0,2}}"
    rf"|(?:ubnd|ủy ban nhân dân) {_LEVEL}|(?:thành|tỉnh|huyện|thị|đảng) ủy)\b"
    rf"(?: (?:(?:thành|tỉnh|huyện|thị|đảng) ủy|{_LEVEL}))?"
)
# The beginnings an unlisted office's name may have.
_BEGINNINGS = (
    "Sở|Phòng|P\\.|Ban|Trung tâm|Văn phòng|Chi cục|Chi nhánh|Cục|Công an|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ủy ban"
    "|Trường|Trạm|Hội|Đội|Báo|Ngân hàng|Kho bạc|Bảo hiểm|Công ty|Tổng công ty|Xí nghiệp|Điện lực|Hợp tác xã|Bộ|Đài"
    "|Viện|Hạt|Bệnh viện|Tòa án|Liên đoàn|Mặt trận|Đoàn Thanh niên|Thành đoàn|Huyện đoàn|Tổ|Quỹ|Bộ phận|CA|VP"
)
_BEGINNING = re.compile(rf"\b(?:{_BEGINNINGS})(?=\s[\w(])")
_CAPITAL_NAME = re.compile(
    rf"\b(?:{_BEGINNINGS})"
    r"(?:\s(?:huyện|xã|phường|thành phố|thị trấn|thị xã|quận|Quản lý|Tiểu học))?"
    rf"(?:\s(?:[{UPPER}]\w*)(?:\s[{LOWER}]+(?=\s?(?:,|chủ trì|phải|cần|\(|và|:|[{UPPER}])))?){{1,4}}"
)
# "Phòng Nội dụ rà soát": a word has two syllables, and only the first one is a capital.
_SECOND_SYLLABLE = Pattern(
    rf" (?!(?:phải|cần|sẽ|được|cũng|nghiêm túc)\b)[^\W\d_]+(?= (?:chủ trì|phối hợp|có trách nhiệm|{VERBS})\b)"
)
_CAPITALS = re.compile(rf"(?: [{UPPER}]\w*){{1,3}}")
_PLACED = ("thành phố", "huyện", "tỉnh", "thị xã", "quận", "tp", "công an", "truyền hình")


def listed_strangers(source: Source) -> Iterator[tuple[int, int]]:
    """Give the places of well-known kinds of office."""
    for found in _OFFICE.all(source, 0, len(source.searched)):
        start = found.start()
        # "phòng y tế học đường", "ban công an toàn": an office's name begins with a capital.
        if source.clean[start].isupper() or source.searched is source.bare:
            proper = _CAPITALS.match(source.clean, found.end(), found.end() + 30)
            yield start, proper.end() if proper and found.group().endswith(_PLACED) else found.end()


def guessed_strangers(source: Source) -> Iterator[tuple[int, int]]:
    """Give the places of what is written like the name of an office."""
    for found in _ALONE.all(source, 0, len(source.clean)):
        if source.clean[found.start()].isupper():
            yield found.start(), found.end()
    for found in _BEGINNING.finditer(source.clean):
        end = _name_end(source, found.end())
        if end is not None:
            yield found.start(), end
    for found in _CAPITAL_NAME.finditer(source.clean):
        second = _SECOND_SYLLABLE.match(source, found.end(), found.end() + 40)
        yield found.start(), second.end() if second else found.end()


def _name_end(source: Source, place: int) -> int | None:
    """Where a name ends that has capitals in it and stops at a verb, a level or a comma; nothing if none is seen."""
    end, capitals, small = place, 0, 0
    for _each in range(_MOST_WORDS):
        word = _NEXT_WORD.match(source.clean, end, end + 40)
        if word is None:
            break
        start, is_joined = word.start("word"), word["joiner"] != " "
        is_capital = word["word"][0].isupper()
        if is_joined and (not is_capital or _BEGINNING.match(source.clean, start)):
            break
        if not is_capital:
            level = _LEVEL_WORD.match(source, start, start + 12)
            if level and (capitals or end == place):
                proper = _CAPITALS.match(source.clean, level.end(), level.end() + 30)
                return proper.end() if proper else level.end()
            # Behind "Xí nghiệp Cấp nước Sa Đéc" nothing small belongs to the name.
            is_behind_place = capitals >= _PROPER and small == 0
            if not capitals or is_behind_place or _NAME_STOPS.match(source, start, start + 40):
                break
        capitals = (1 if small else capitals + 1) if is_capital else max(capitals, 1)
        small = 0 if is_capital else small + 1
        end = word.end()
    return end if capitals and small <= _MOST_SMALL else None


_NEXT_WORD = re.compile(r"(?P<joiner>,? và |, | - | – | & | |-)(?P<word>[^\W_]+)")
_LEVEL_WORD = Pattern(r"(?:thành phố|thị xã|huyện|quận|tỉnh|phường|xã(?! hội)|thị trấn|khu vực|khóm|tp)\b")
_NAME_STOPS = Pattern(
    rf"(?:{VERBS}|và|các|có|là|phải|cần|sẽ|được|cũng|đã|đang|trước|trong|tại|theo|về|với|cùng|để|của|làm|bị|còn|không"
    r"|thông báo|kéo|chọn|bán|huy động|phát|phúc đáp|chịu|nghiêm túc|do|khi|nếu|thì|này|trên|như|gồm|từ|đến|vào|cho)\b"
)
# "Văn phòng chuẩn bị …", "CA TP tăng cường …".
_ALONE = Pattern(rf"\b(?:văn phòng|vp|(?:ca|catp|công an|bchqs)(?: tp| thành phố)?)(?= ?:| (?:chủ trì|{VERBS})\b)")
_PROPER = 2
_MOST_SMALL = 5
_MOST_WORDS = 16
