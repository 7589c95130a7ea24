"""The city the texts of this folder speak of."""

from sen.reform.directives.drafting import Gazetteer, KnownUnit

CITY = Gazetteer(
    (
        KnownUnit("ub", "UBND thành phố Sa Đéc", "committee"),
        KnownUnit("vp", "Văn phòng HĐND và UBND", "office"),
        KnownUnit("nv", "Phòng Nội vụ", "department"),
        KnownUnit("vhtt", "Phòng Văn hóa và Thông tin", "department"),
        KnownUnit("tp", "Phòng Tư pháp", "department"),
        KnownUnit("tckh", "Phòng Tài chính - Kế hoạch", "department"),
        KnownUnit("tnmt", "Phòng Tài nguyên và Môi trường", "department"),
        KnownUnit("ldtbxh", "Phòng Lao động - Thương binh và Xã hội", "department"),
        KnownUnit("gddt", "Phòng Giáo dục và Đào tạo", "department"),
        KnownUnit("yt", "Phòng Y tế", "department"),
        KnownUnit("ttr", "Thanh tra thành phố", "department"),
        KnownUnit("kt", "Phòng Kinh tế", "department"),
        KnownUnit("qldt", "Phòng Quản lý đô thị", "department"),
        KnownUnit("p1", "Phường 1", "ward"),
        KnownUnit("p2", "Phường 2", "ward"),
        KnownUnit("p3", "Phường 3", "ward"),
        KnownUnit("p4", "Phường 4", "ward"),
        KnownUnit("ah", "Phường An Hòa", "ward"),
        KnownUnit("tqd", "Phường Tân Quy Đông", "ward"),
        KnownUnit("tkd", "Xã Tân Khánh Đông", "commune"),
        KnownUnit("tpd", "Xã Tân Phú Đông", "commune"),
        KnownUnit("tqt", "Xã Tân Quy Tây", "commune"),
    )
)

DEPARTMENTS = CITY.of_kinds({"department", "office"})
WARDS = CITY.of_kinds({"ward"})
LOCAL = CITY.of_kinds({"ward", "commune"})
