"""What came of reading a rule in words."""

from dataclasses import dataclass, replace
from typing import Any

#: Part of a definition file: tables, lists, texts.
Written = dict[str, Any]


@dataclass(frozen=True)
class Remark:
    """Something the reader of a draft must know about how a rule was understood."""

    code: str
    sentence: str
    remedy: str


@dataclass(frozen=True)
class Recognised:
    """A rule with what it measures, as a definition file has them."""

    rule: Written
    measure: Written | None = None
    inputs: tuple[Written, ...] = ()
    not_applicable: str = ""
    remarks: tuple[Remark, ...] = ()

    def remarking(self, *remarks: Remark) -> "Recognised":
        """Add remarks."""
        return replace(self, remarks=(*self.remarks, *remarks))


class NotRecognised(ValueError):
    """The wording fits no rule the reader knows; says which words, and how to mend."""

    def __init__(self, sentence: str, remedy: str, code: str = "rule-not-recognised") -> None:
        self.code = code
        self.sentence = sentence
        self.remedy = remedy
        super().__init__(f"{sentence} {remedy}")
