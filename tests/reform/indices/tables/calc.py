"""LibreOffice as the judge: it loads a workbook whose kept results were taken out, works everything out, saves it."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from python_calamine import CalamineWorkbook

SOFFICE = shutil.which("soffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def without_results(data: bytes) -> bytes:
    """Take every kept result of a formula out of a workbook, so that none can be mistaken for a computed one."""
    emptied = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(emptied, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                part = re.sub(rb' t="str"(?=><f>)', b"", part)
                part = re.sub(rb"</f><v>[^<]*</v>", b"</f>", part)
            target.writestr(entry.filename, part)
    return emptied.getvalue()


def recalculated(data: bytes, folder: Path) -> dict[str, list[list[object]]]:
    """Return the cells of every sheet after a hard recalculation."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    (folder / "out").mkdir()
    given = folder / "given.xlsx"
    given.write_bytes(without_results(data))
    command = [
        *(str(SOFFICE), "--headless", "--norestore", f"-env:UserInstallation={profile.parent.as_uri()}"),
        *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(given)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=3600)
    book = CalamineWorkbook.from_path(folder / "out" / "given.xlsx")
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
