"""Reporting a task with its product: the document goes into the library of the unit, and its history leads there."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.reform.accounts.roles import Role
from sen.reform.directives import queries
from sen.reform.directives.queries import Standing
from sen.reform.evidence.limits import MAXIMUM_BYTES
from sen.reform.evidence.models import Piece
from sen.reform.evidence.queries import piece
from tests.factories.directives import a_task
from tests.factories.evidence import a_piece
from tests.factories.units import a_unit
from tests.reform.evidence.samples import a_pdf

pytestmark = pytest.mark.django_db

TODAY = date(2023, 9, 21)


@pytest.fixture
def unit():
    return a_unit("Phường 3")


@pytest.fixture
def task(unit):
    return a_task(unit.id, title="Rà soát thủ tục")


@pytest.fixture
def report(client, task):
    """Report the task, and come back with the status and the page."""

    def _report(**said):
        words = {"result": "Đã rà soát 12 thủ tục", "product": "45/BC-UBND", "finished_on": "20/9/2023", **said}
        answer = client.post(f"/nhiem-vu/{task}/bao-cao/", words, follow=True)
        page = answer.content.decode()
        assert "UNDEFINED" not in page
        return answer.status_code, page

    return _report


def _pdf(name="Báo cáo 45.pdf", data=None):
    return SimpleUploadedFile(name, a_pdf("plan") if data is None else data)


def _line(task):
    return queries.task_page(task, TODAY).line


def test_a_new_document_stands_in_the_library_with_the_words_of_the_report(sign_in, report, get_page, unit, task):
    sign_in(Role.FOCAL_OFFICER, unit.id)
    status, page = report(file=_pdf(), document_kind="report", is_free_of_secrets="on")
    assert status == 200
    card = piece(str(Piece.objects.get().key))
    assert (card.unit_id, card.title, card.number) == (unit.id, "Rà soát thủ tục", "45/BC-UBND")
    assert (card.issuing_body, card.issued_on) == ("Phường 3", date(2023, 9, 20))
    assert f'href="/tai-lieu/{card.key}/"' in page
    # The date of completion is the day of the product, not of the report.
    assert _line(task).finished_on == date(2023, 9, 20)
    sign_in(Role.LEADER)
    assert f'href="/tai-lieu/{card.key}/"' in get_page(f"/nhiem-vu/{task}/")
    get_page(f"/tai-lieu/{card.key}/")


def test_a_document_of_the_library_is_chosen(sign_in, report, get_page, unit, task):
    card = a_piece(unit.id)
    sign_in(Role.UNIT_HEAD, unit.id)
    assert "12/KH-UBND · Kế hoạch cải cách hành chính năm 2023" in get_page(f"/nhiem-vu/{task}/")
    _status, page = report(piece=card.key)
    assert f'href="/tai-lieu/{card.key}/"' in page
    assert Piece.objects.count() == 1


def test_who_may_not_read_the_library_does_not_read_the_document_either(sign_in, report, client, unit):
    helper = a_unit("Phòng Nội vụ", "department")
    shared = a_task(unit.id, co_ordinator_ids=(helper.id,))
    card = a_piece(unit.id)
    sign_in(Role.UNIT_HEAD, unit.id)
    said = {"result": "Xong", "finished_on": "20/9/2023", "piece": card.key}
    assert client.post(f"/nhiem-vu/{shared}/bao-cao/", said).status_code == 302
    sign_in(Role.EDITOR, helper.id)
    assert client.get(f"/nhiem-vu/{shared}/").status_code == 200
    assert client.get(f"/tai-lieu/{card.key}/").status_code == 404


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"file": ("a.pdf", None)}, "không chứa bí mật nhà nước"),  # nobody ruled it out
        ({"file": ("a.pdf", b""), "is_free_of_secrets": "on"}, "a.pdf"),
        ({"file": ("a.pdf", b"MZ\x90"), "is_free_of_secrets": "on"}, "a.pdf"),
        ({"file": ("TỐI MẬT.pdf", None), "is_free_of_secrets": "on"}, "MẬT"),
        ({"file": ("to.pdf", b"%PDF" + b"0" * MAXIMUM_BYTES), "is_free_of_secrets": "on"}, "to.pdf"),
        ({"piece": "00000000-0000-4000-8000-000000000000"}, "00000000"),  # forged, or of another unit
        ({"document_kind": "x", "file": ("a.pdf", None), "is_free_of_secrets": "on"}, "Loại văn bản"),
    ],
)
def test_a_document_that_cannot_come_in_is_named_and_nothing_is_reported(said, words, sign_in, report, unit, task):
    if "file" in said:
        said = {**said, "file": _pdf(*said["file"])}
    sign_in(Role.FOCAL_OFFICER, unit.id)
    status, page = report(**said)
    assert status == 422
    assert words in page.split("error-summary")[1]
    assert _line(task).state == Standing.IN_TIME
    assert not Piece.objects.exists()


def test_a_document_comes_from_one_place(sign_in, report, unit, task):
    card = a_piece(unit.id)
    sign_in(Role.FOCAL_OFFICER, unit.id)
    status, page = report(file=_pdf(), piece=card.key, is_free_of_secrets="on")
    assert (status, "không dùng cả hai" in page) == (422, True)


def test_a_document_of_another_unit_is_not_offered(sign_in, get_page, unit, task):
    foreign = a_piece(a_unit("Phường 4").id)
    sign_in(Role.UNIT_HEAD, unit.id)
    assert foreign.key not in get_page(f"/nhiem-vu/{task}/")


def test_a_day_of_the_product_to_come_is_refused_before_the_task_is_reported(sign_in, report, unit, task):
    sign_in(Role.FOCAL_OFFICER, unit.id)
    status, page = report(file=_pdf(), is_free_of_secrets="on", document_kind="report", finished_on="22/9/2023")
    assert (status, "Ngày hoàn thành" in page.split("error-summary")[1]) == (422, True)
    assert _line(task).state == Standing.IN_TIME


def test_the_same_document_reported_again_after_a_mistake_stands_once(sign_in, report, unit, task):
    sign_in(Role.FOCAL_OFFICER, unit.id)
    said = {"is_free_of_secrets": "on", "document_kind": "other"}
    assert report(file=_pdf(), finished_on="1/8/2023", **said)[0] == 422
    assert report(file=_pdf(), **said)[0] == 200
    assert Piece.objects.count() == 1


def test_a_report_of_50_mb_is_refused_before_it_is_read(sign_in, client, unit, task):
    class Unreadable:
        def read(self, *_size):
            raise AssertionError("The body was read.")

        readline = read

    sign_in(Role.FOCAL_OFFICER, unit.id)
    answer = client.generic(
        "POST",
        f"/nhiem-vu/{task}/bao-cao/",
        b"",
        content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(50 * 1024 * 1024), "wsgi.input": Unreadable()},
    )
    assert answer.status_code == 413


def test_steps_are_guarded_against_forgery(task):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(f"/nhiem-vu/{task}/bao-cao/", {"result": "x"}).status_code == 403
