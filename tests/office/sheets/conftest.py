"""The sheet of one ward, the people around it, and what they do."""

import pytest

from sen.reform.accounts.roles import Role
from tests.factories.assessments import an_assessment
from tests.scenes import scene

SHEET = "/danh-gia/2023/xa-phuong/phuong-3/"


@scene
def card():
    return an_assessment()


@pytest.fixture
def officer(sign_in, card):
    return sign_in(Role.FOCAL_OFFICER, card.unit_id)


@pytest.fixture
def head(sign_in, card):
    return sign_in(Role.UNIT_HEAD, card.unit_id)


@pytest.fixture
def see(get_page):
    """A page as one reads it: single spaces only."""

    def _see(url: str = SHEET, status: int = 200) -> str:
        return " ".join(get_page(url, status).replace("\xa0", " ").split())

    return _see


@pytest.fixture
def post(client):
    """Post to a page of the sheet."""

    def _post(path: str = "", **fields: object):
        return client.post(f"{SHEET}{path}", fields)

    return _post
