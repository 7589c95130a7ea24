"""What a certificate says, line by line, in the order and the colours of the form."""

from dataclasses import dataclass
from datetime import date

from sen.reform.documents.printed import COUNTRY, MOTTO
from sen.reform.documents.wording import long_day

GIVES = "TẶNG"
EMBLEM = "Vị trí Quốc huy"


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """
    A certificate for one unit; names are given as sentences write them.

    The place of the national emblem stays an empty marked space, the place of the seal is left blank: both are never
    drawn. A `note`, such as "Dữ liệu mô phỏng", stands at the foot.
    """

    authority: str
    form: str
    recipient: str
    address: str
    achievement: str
    decision: str
    gold_book: str
    place: str
    on: date
    post: str
    note: str = ""
    stem: str = "giay-khen"

    @property
    def country(self) -> str:
        """The name of the country."""
        return COUNTRY

    @property
    def motto(self) -> str:
        """The motto."""
        return MOTTO

    @property
    def authority_line(self) -> str:
        """Who gives it, in capitals."""
        return self.authority.upper()

    @property
    def form_line(self) -> str:
        """What is given, in capitals."""
        return self.form.upper()

    @property
    def dateline(self) -> str:
        """Place and day."""
        return f"{self.place}, {long_day(self.on)}"

    @property
    def post_line(self) -> str:
        """Who signs, in capitals."""
        return self.post.upper()
