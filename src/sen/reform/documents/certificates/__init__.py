"""Certificates of merit (giấy khen): one landscape page of A4, as DOCX and as archival PDF, in the same words."""

from sen.reform.common.text import slug
from sen.reform.documents.certificates.content import Certificate
from sen.reform.documents.certificates.docx import certificate_docx
from sen.reform.documents.certificates.pdf import certificate_pdf
from sen.reform.documents.rendering import RenderedFile

__all__ = ["FORMATS", "Certificate", "certificate_docx", "certificate_pdf", "render_certificate"]

_RENDERERS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", certificate_docx),
    "pdf": ("application/pdf", certificate_pdf),
}
FORMATS = tuple(_RENDERERS)


def render_certificate(certificate: Certificate, file_format: str) -> RenderedFile:
    """
    Make the file.

    :raises KeyError: if there is no such format
    """
    content_type, renderer = _RENDERERS[file_format]
    return RenderedFile(f"{slug(certificate.stem)}.{file_format}", content_type, renderer(certificate))
