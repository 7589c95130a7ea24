"""Another office program opens a file, without repair, and says what stands on its pages."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not installed: nobody checked that its users can open our files",
)


def pages_of(data: bytes, file_format: str, folder: Path) -> list[str]:
    """
    Open the bytes of a DOCX or XLSX in LibreOffice and give the text of each page it prints.

    A file that needs repair is not converted in headless mode; then there are no pages and this fails.
    """
    source = folder / f"document.{file_format}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    said = subprocess.run(command, check=True, capture_output=True, timeout=120)
    target = folder / "document.pdf"
    assert target.exists(), (said.stdout + said.stderr).decode()
    pages = pdf_pages(target.read_bytes())
    target.unlink()
    return pages


def openable(files: dict[str, bytes], folder: Path) -> dict[str, int]:
    """Open many files at once, by their names, and count the pages each prints; one that needs repair has none."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    printed = folder / "printed"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    sources = [str(folder / name) for name in files]
    for ending in {name.rpartition(".")[2] for name in files}:
        chosen = [source for source in sources if source.endswith(ending)]
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(printed / ending), *chosen]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    targets = {name: printed / name.rpartition(".")[2] / f"{name.rpartition('.')[0]}.pdf" for name in files}
    return {name: len(pdf_pages(path.read_bytes())) if path.exists() else 0 for name, path in targets.items()}


def pdf_pages(data: bytes) -> list[str]:
    """Read the text of each page of a PDF."""
    with pypdfium2.PdfDocument(data) as document:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_bounded().replace("\r\n", "\n"))
            text.close()
            page.close()
        return pages
