"""The code on paper that opens the verification page of the sealed result."""

from collections.abc import Iterator

from sen.reform.common.addresses import absolute_address
from sen.reform.documents.content import Block, QrCode
from sen.reform.scoring.queries.dossiers import RoundDossier

#: 128 bits of the digest are enough to find it, and keep the code coarse and the address on one line.
IN_ADDRESS = 32
_CAPTION = "Quét mã để mở trang kiểm chứng kết quả theo mã niêm phong"


def seal(dossier: RoundDossier) -> Iterator[Block]:
    """The code with the beginning of the digest; nothing before there is a result."""
    if dossier.digest:
        caption = _CAPTION if dossier.is_approved else f"{_CAPTION} (có hiệu lực sau khi công bố)"
        beginning = dossier.digest[:IN_ADDRESS]
        yield QrCode(absolute_address("portal:verify", beginning), caption, dossier.digest)
