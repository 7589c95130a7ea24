"""Every test keeps its files in a folder of its own."""

from tests.reform.evidence.conftest import folder  # noqa: F401  # a fixture
