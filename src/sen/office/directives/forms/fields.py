"""Fields that read numbers as offices type them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sen.reform.common.numbers import NotANumber, format_number, parse_number


class NumberField(forms.CharField):
    """A number with a comma or a dot before its decimals."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # a number, not text
        """Read the number, or say that it is none."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_number(text)
        except NotANumber as refusal:
            raise ValidationError(refusal.sentence, code="invalid") from refusal

    def prepare_value(self, value: Any) -> Any:
        """Write a number as it is typed."""
        return format_number(value).replace(".", "") if isinstance(value, Decimal) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let phones show digits."""
        return {**super().widget_attrs(widget), "inputmode": "decimal"}
