"""What is wrong with a rule as it was written."""


class RuleProblem(ValueError):
    """A rule contradicts itself; says what, and how to mend it."""

    def __init__(self, code: str, sentence: str, remedy: str) -> None:
        self.code = code
        self.sentence = sentence
        self.remedy = remedy
        super().__init__(f"{sentence} {remedy}")
