"""Pictures are drawn anew, files are checked, and both are public only while an article is."""

import io
import struct
import zlib
from datetime import timedelta

import pytest
from PIL import Image

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.evidence.inspection import refusals
from sen.reform.news import intake, operations, queries, storage
from sen.reform.news.drawing import draw_every_size
from sen.reform.news.jobs import draw_pictures
from sen.reform.news.models import Attachment, Picture, PublicFile
from sen.reform.news.workflow import State
from tests.factories.news import a_text, an_article
from tests.factories.people import an_actor
from tests.factories.pictures import AT, a_pdf, a_picture, an_attachment, an_image, bytes_of, zipped
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def kept(key: str) -> Image.Image:
    """What was kept of a picture."""
    return Image.open(io.BytesIO(storage.read(storage.clean_name(key))))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_every_kind_becomes_a_clean_jpeg(kind):
    clean = intake.clean_picture(f"a.{kind}", bytes_of(an_image(), kind))
    picture = Image.open(io.BytesIO(clean.data))
    assert (picture.format, picture.size, len(clean.likeness)) == ("JPEG", (400, 300), 16)


def test_a_picture_keeps_nothing_but_what_is_to_be_seen_and_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by the camera
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(0x8825)[1] = "N"
    data = bytes_of(an_image(400, 300), "JPEG", exif=exif, comment=b"so nha 12")
    assert b"Camera of somebody" in data
    key = a_picture(data=data)
    picture = kept(key)
    assert picture.size == (300, 400)
    assert not picture.getexif()
    bare = storage.read(storage.clean_name(key))
    assert b"Camera" not in bare
    assert b"so nha" not in bare
    assert Picture.objects.get(key=key).width == 300


def test_what_is_clear_becomes_white_and_what_is_huge_becomes_smaller():
    clear = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    assert kept(a_picture(data=bytes_of(clear))).getpixel((5, 5)) == (255, 255, 255)
    assert kept(a_picture(data=bytes_of(an_image(4000, 1000)))).size == (2560, 640)


def _bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 400 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def _moving(kind: str) -> bytes:
    return bytes_of(an_image(), kind, save_all=True, append_images=[Image.new("RGB", (400, 300), (9, 9, 9))])


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", intake.PictureEmpty),
        (b"\xff\xd8\xff" + b"x" * (15 * 1024 * 1024), intake.PictureTooHeavy),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", intake.NotAPicture),
        (b"GIF89a" + b"x" * 30, intake.NotAPicture),
        (b"\x00\x00\x00\x18ftypheic" + b"x" * 30, intake.NotAPicture),
        (a_pdf(), intake.NotAPicture),
        (b"<html><script>alert(1)</script></html>", intake.NotAPicture),
        (bytes_of(an_image(), "JPEG")[:900], intake.PictureDamaged),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, intake.PictureDamaged),
        (_bomb(), intake.PictureHuge),
        (_moving("PNG"), intake.MovingPicture),
        (_moving("WEBP"), intake.MovingPicture),
        (_moving("AVIF"), intake.MovingPicture),
        (bytes_of(an_image(150, 100)), intake.PictureTooSmall),
        (zipped(bytes_of(an_image())), intake.SomethingHidden),
        (zipped(bytes_of(an_image(), "JPEG")), intake.SomethingHidden),
        (bytes_of(an_image(), "PNG") + b"<script>alert(1)</script>", intake.SomethingHidden),
        (bytes_of(an_image(), "WEBP") + b"MZ program", intake.SomethingHidden),
        (bytes_of(an_image(), "JPEG", comment=b"<script>alert(1)</script>"), intake.SomethingHidden),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_is_no_harmless_still_picture_stays_outside_with_a_sentence(data, refusal):
    with pytest.raises(refusal) as refused:
        a_picture(data=data)
    assert "anh.png" in refused.value.sentence
    assert not Picture.objects.exists()


def test_the_same_picture_is_kept_once_and_another_credit_is_another_picture(at):
    data = bytes_of(an_image())
    key = a_picture(data=data, credit="  Phường 3 ")
    assert a_picture(data=data, credit="Phường 3") == key
    assert Picture.objects.count() == 1
    assert len({key, a_picture(data=data), a_picture(data=data, is_illustration=True)}) == 3


def test_pictures_that_look_alike_are_found_the_likest_first():
    key = a_picture(data=bytes_of(an_image(800, 600, shade=3)))
    alike = a_picture(data=bytes_of(an_image(400, 300, shade=5), "JPEG"))
    other = Image.effect_noise((400, 300), 90).convert("RGB")
    a_picture(data=bytes_of(other))
    assert [each.key for each in queries.pictures_like(key)] == [alike]


def test_who_may_not_write_brings_nothing():
    unit = a_unit()
    reader = an_actor(Role.PUBLISHER, unit_id=unit.id)
    for bring, new in (
        (operations.add_picture, operations.NewPicture(unit_id=unit.id, file_name="a", data=b"")),
        (operations.add_attachment, operations.NewAttachment(unit_id=unit.id, file_name="a", data=b"")),
    ):
        with pytest.raises(NotAllowed):
            bring(new, by=reader, at=AT)


def test_a_credit_fits_or_is_refused():
    with pytest.raises(operations.CreditTooLong, match="121"):
        a_picture(credit="ậ" * 121)


def test_bringing_is_on_record():
    key, file = a_picture(), an_attachment()
    (event,) = history_of("news.picture", Picture.objects.get(key=key).pk)
    assert event.name == "picture_added"
    (event,) = history_of("news.attachment", Attachment.objects.get(key=file).pk)
    assert event.name == "attachment_added"


def test_two_who_bring_the_same_at_once_share_one(monkeypatch):
    """Whoever looked before the other had finished finds the row when writing it."""
    data = bytes_of(an_image())
    key, file = a_picture(data=data), an_attachment()

    class _Nothing:
        def exists(self):
            return False

    monkeypatch.setattr(Picture.objects, "filter", lambda **_wanted: _Nothing())
    monkeypatch.setattr(Attachment.objects, "filter", lambda **_wanted: _Nothing())
    assert a_picture(data=data) == key
    assert an_attachment() == file


def test_a_file_is_kept_as_it_came_once():
    key = an_attachment()
    assert an_attachment() == key
    file = queries.desk_attachment(f"{key}.pdf")
    assert (file.data, file.content_type, file.name) == (a_pdf(), "application/pdf", "Kế hoạch 12.pdf")


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", refusals.EmptyFile),
        (bytes_of(an_image()), operations.PictureAsFile),
        (b"MZ" + b"x" * 100, refusals.UnknownKindOfFile),
        (a_pdf().replace(b"/Type/Page/", b"/AA<</O<</S/JavaScript/JS(x)>>>>/Type/Page/"), refusals.CarriesCode),
        (zipped(a_pdf()), refusals.TwoFilesInOne),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_a_file_that_could_do_something_stays_outside(data, refusal):
    with pytest.raises(refusal):
        an_attachment(data=data)


def test_a_text_refers_only_to_what_is_here():
    unit = a_unit()
    editor = an_actor(Role.EDITOR, unit_id=unit.id)
    for body in ("![Hồ](anh:" + "0" * 20 + ")", "[Kế hoạch](tep:" + "0" * 20 + ")"):
        with pytest.raises(operations.UnknownMedia, match="0000"):
            operations.write(unit_id=unit.id, text=a_text(body=body), by=editor, at=AT)


@pytest.fixture
def article():
    """A public article with a leading picture, one within, and a file."""
    unit = a_unit()
    lead, inner, file = a_picture(credit="Phường 3"), a_picture(data=bytes_of(an_image(900, 600))), an_attachment()
    body = f'![Hồ sen](anh:{lead} "Buổi sớm")\n\nChữ.\n\n![Bến](anh:{inner})\n\n[Kế hoạch](tep:{file})'
    return an_article(unit_id=unit.id, body=body), lead, inner, file


def test_the_public_page_has_its_pictures_and_files(article):
    article_id, lead, inner, _file = article
    page = queries.article_page(article_id)
    assert (page.picture.key, page.picture.alt, page.picture.caption) == (lead, "Hồ sen", "Buổi sớm")
    assert page.picture.credit_line == "Ảnh: Phường 3."
    assert [each.key for each in page.pictures] == [lead, inner]
    assert [(each.name, each.kind) for each in page.attachments] == [("Kế hoạch 12.pdf", "PDF")]
    assert lead not in page.html
    assert inner in page.html
    assert page.paragraphs[1] == "Chữ."
    (line,) = queries.published_articles(limit=5)
    assert line.picture == page.picture


def test_pictures_are_drawn_once_and_readers_get_every_size(article):
    article_id, lead, inner, _file = article
    assert "avif" not in queries.article_page(article_id).html
    with pytest.raises(queries.FileNotFound):
        queries.public_picture(f"{inner}-360.avif")
    assert draw_pictures.call() == 2
    assert draw_pictures.call() == 0
    page = queries.article_page(article_id)
    assert f"/anh/{inner}-360.avif 360w" in page.html
    assert page.picture.is_drawn
    for width, extension in ((360, "avif"), (720, "webp"), (900, "jpg")):
        picture = Image.open(io.BytesIO(queries.public_picture(f"{inner}-{width}.{extension}").data))
        assert picture.size == (width, width * 2 // 3)
        assert not picture.getexif()
    assert queries.public_picture(f"{lead}-400.jpg").content_type == "image/jpeg"


def test_a_draft_picture_is_drawn_too_and_changes_nothing_public():
    key = a_picture()
    draw_every_size(key)
    operations.show_drawn_picture(key=key, at=AT)
    assert Picture.objects.get(key=key).drawn_at == AT
    assert queries.desk_picture(f"{key}-360.webp").content_type == "image/webp"


def test_a_picture_that_cannot_be_drawn_stops_no_other(caplog):
    lost, other = a_picture(), a_picture()
    storage._storage().delete(storage.clean_name(lost))
    assert draw_pictures.call() == 1
    assert lost in caplog.text
    assert Picture.objects.get(key=other).drawn_at


def test_what_no_public_article_shows_is_not_handed_out(article):
    article_id, lead, _inner, file = article
    assert queries.public_picture(f"{lead}-400.jpg")
    assert queries.public_attachment(f"{file}.pdf")
    draft = a_picture()
    with pytest.raises(queries.FileNotFound):
        queries.public_picture(f"{draft}-400.jpg")
    operations.withdraw(article_id=article_id, reason="Sai.", by=SYSTEM, at=AT)
    for gone in (lambda: queries.public_picture(f"{lead}-400.jpg"), lambda: queries.public_attachment(f"{file}.pdf")):
        with pytest.raises(queries.FileNotFound):
            gone()
    assert not PublicFile.objects.exists()


def test_a_correction_takes_its_picture_away(article):
    article_id, lead, inner, _file = article
    number = queries.desk_article(article_id).number
    text = a_text(body=f"![Bến](anh:{inner})")
    operations.edit(article_id=article_id, based_on=number, text=text, by=SYSTEM, at=AT)
    # Until the correction is approved, readers keep what they have.
    assert queries.public_picture(f"{lead}-400.jpg")
    operations.submit(article_id=article_id, by=SYSTEM, at=AT)
    digest = queries.desk_article(article_id).digest
    operations.approve_and_publish(article_id=article_id, digest=digest, by=SYSTEM, at=AT)
    with pytest.raises(queries.FileNotFound):
        queries.public_picture(f"{lead}-400.jpg")
    assert queries.public_picture(f"{inner}-900.jpg")


def test_an_approval_does_not_outlive_another_picture_caption_or_file():
    unit = a_unit()
    one, other = a_picture(), a_picture()
    article_id = an_article(State.APPROVED, unit_id=unit.id, body=f'![Hồ](anh:{one} "Sớm")')
    for body in (f'![Hồ](anh:{other} "Sớm")', f'![Ao](anh:{one} "Sớm")', f'![Hồ](anh:{one} "Trưa")'):
        page = queries.desk_article(article_id)
        operations.edit(article_id=article_id, based_on=page.number, text=a_text(body=body), by=SYSTEM, at=AT)
        assert not queries.desk_article(article_id).is_approval_valid


@pytest.mark.parametrize(
    "wanted",
    [
        lambda: queries.desk_attachment("0" * 20 + ".pdf"),
        lambda: queries.desk_picture("0" * 20 + "-360.jpg"),
        lambda: queries.public_attachment("0" * 20 + ".pdf"),
        lambda: queries.public_picture("0" * 20 + "-360.jpg"),
        lambda: queries.page_preview(99_999_999, at=AT),
    ],
)
def test_what_is_not_there_is_not_found(wanted):
    with pytest.raises((queries.FileNotFound, queries.ArticleNotFound)):
        wanted()


def test_a_preview_shows_the_page_as_it_will_be(article, at):
    article_id, lead, _inner, _file = article
    page = queries.page_preview(article_id, at=at)
    assert page.picture.key == lead
    assert page.picture.src.startswith("/bien-tap/anh/")
    assert page.corrected_at == at
    draft = queries.page_preview(an_article(State.DRAFT), at=at + timedelta(days=1))
    assert (draft.published_at, draft.corrected_at, draft.picture) == (at + timedelta(days=1), None, None)


def test_a_preview_names_what_would_be_refused():
    assert "javascript" in queries.body_preview("[x](javascript:alert(1))").problem
    assert queries.body_preview("Chữ").problem == ""
