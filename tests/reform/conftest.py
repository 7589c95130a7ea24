"""Every operation that changes what the public reads raises the edition, in whichever test it is called."""

import pytest

from tests.editions import watched


@pytest.fixture(autouse=True)
def _what_the_public_reads_is_never_old():
    with watched() as watch:
        yield
    assert watch.forgetful() == {}, "These operations need raise_edition() at their end."
