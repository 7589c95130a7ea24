"""Run inside LibreOffice's own Python bridge: load a workbook, recalculate it, edit one cell; CPU seconds as JSON."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno  # comes with LibreOffice
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

EDITS = 5
RESTART = 81
#: Recalculate files on load: always.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def _cpu(process_id):
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _started(program, profile, pipe):
    """Start LibreOffice; with a new profile it ends once with code 81 and asks to be started again."""
    command = [
        *(program, "--headless", "--norestore", "--nologo", f"-env:UserInstallation={profile.as_uri()}"),
        f"--accept=pipe,name={pipe};urp;",
    ]
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    process = subprocess.Popen(command)
    for _ in range(600):
        if process.poll() == RESTART:
            process = subprocess.Popen(command)
        try:
            return process, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    process.kill()
    raise TimeoutError("LibreOffice did not start.")


def _measured(process_id, job):
    before = _cpu(process_id)
    result = job()
    return _cpu(process_id) - before, result


def main(workbook, folder, edited, program):
    """Open the workbook, recalculate it whole, then edit cells one after the other."""
    profile = Path(folder, "profile", "user")
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(SETTINGS)
    process, context = _started(program, profile.parent, f"sen{os.getpid()}")
    try:
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        hidden = PropertyValue("Hidden", 0, True, 0)
        url = uno.systemPathToFileUrl(workbook)
        opening, document = _measured(process.pid, lambda: desktop.loadComponentFromURL(url, "_blank", 0, (hidden,)))
        whole, _ = _measured(process.pid, document.calculateAll)
        data, score = (document.Sheets.getByName(name) for name in ("data", "score"))
        cursor = score.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        results = score.getCellRangeByPosition(0, 2, end.EndColumn, end.EndRow).getDataArray()
        cell = data.getCellRangeByName(edited)
        values = [float(i % 2) for i in range(1, EDITS + 1)]

        def edit():
            for value in values:
                cell.setValue(value)
                document.calculate()

        edits, _ = _measured(process.pid, edit)
        print(json.dumps({"open": opening, "recalculate": whole, "edit": edits / EDITS, "results": results}))
        document.close(True)
        desktop.terminate()
    finally:
        process.kill()
        process.wait()


main(*sys.argv[1:])
