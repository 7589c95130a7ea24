"""The shapes of what a unit types."""

from sen.office.sheets.forms.leaves import LeafForm

__all__ = ["LeafForm"]
