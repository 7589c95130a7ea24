"""The shapes of what a unit types."""

from sen.office.sheets.forms.evidence import ChoosePieceForm, LocatorForm
from sen.office.sheets.forms.leaves import LeafForm
from sen.office.sheets.forms.replies import ReplyForm
from sen.office.sheets.forms.turns import SendBackForm
from sen.office.sheets.forms.workbooks import ChosenLinesForm, WorkbookForm

__all__ = [
    "ChoosePieceForm",
    "ChosenLinesForm",
    "LeafForm",
    "LocatorForm",
    "ReplyForm",
    "SendBackForm",
    "WorkbookForm",
]
