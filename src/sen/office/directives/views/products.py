"""The product of a task: its document goes into the library of the unit that made it."""

from datetime import datetime

from sen.office.directives.forms import Report
from sen.reform.accounts.queries import Actor
from sen.reform.directives.queries import TaskPage
from sen.reform.evidence import operations as evidence
from sen.reform.evidence.kinds import DocumentKind
from sen.reform.evidence.limits import LONGEST_NUMBER, LONGEST_TITLE


def kept(form: Report, page: TaskPage, *, by: Actor, at: datetime) -> str:
    """
    Keep the document of a valid report; returns its key, empty when there is none.

    :raises Refusal: if the file may not come in, or nobody ruled out that it holds state secrets
    """
    said = form.cleaned_data
    file = said["file"]
    if file is None or page.line.lead_unit_id is None:
        return str(said["piece"])
    description = evidence.Description(
        title=page.line.title[:LONGEST_TITLE],
        document_kind=DocumentKind(said["document_kind"] or DocumentKind.OTHER),
        number=said["product"][:LONGEST_NUMBER],
        issuing_body=page.line.lead_name,
        issued_on=said["finished_on"],
    )
    new = evidence.NewFile(
        unit_id=page.line.lead_unit_id,
        file_name=file.name or "",
        data=file.read(),
        description=description,
        is_free_of_secrets=said["is_free_of_secrets"],
    )
    return evidence.add_file(new, by=by, at=at)
