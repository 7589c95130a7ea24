"""A finding: what is wrong in a text that was handed in, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the file from being used; a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing found, in words an officer can act on."""

    code: str
    file: str
    sentence: str
    remedy: str
    criterion: str | None = None
    line: int | None = None
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """Say where: the file, then the line or the criterion."""
        if self.line is not None:
            return f"{self.file}, dòng {self.line}"
        if self.criterion is not None:
            return f"{self.file}, tiêu chí {self.criterion}"
        return self.file

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence} {self.remedy}"


class BadInput(ValueError):
    """A text was refused; the findings say why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
