"""LibreOffice as the judge of tracked changes: its own commands «accept all» and «reject all», run over many files.

There is no need of Python-UNO: a Basic macro stands in the Standard library of a profile of its own, where macros may
run, and does a whole folder in one start of the program, for starting costs more than most documents. What another
reader says, without LibreOffice, is in `tests.support.tracked`; what a document says, in `tests.support.stories`.

What LibreOffice 7.4 does otherwise than ECMA-376 says stands in `tests/word/test_redline_judges.py`, held by tests.
"""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.support.outer import tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ACCEPTED, REJECTED, PASSED = "aceptado", "rechazado", "pasado"
"""What can be asked of LibreOffice: all changes accepted, all rejected, or the file just opened and saved."""

_START = 60
_EACH = 5
"""Seconds that starting the program, and each file asked of it, may take."""

_CATALOGUE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{elements}</library:library>
"""
_SETTLED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>
"""
"""A profile that says nothing else is taken for new, and what it begins with is written over its macros."""

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{code}</script:module>
"""
_MACRO = """
Function Named(name As String, value As Variant) As Object
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  Named = made
End Function

Sub Run(folder As String, asked As String)
  Dim orders, i, found As String, names As String, name
  orders = Split(asked, "+")
  found = Dir(folder & "/*.docx")
  Do While found <> ""
    names = names & found & "/"
    found = Dir()
  Loop
  For Each name In Split(names, "/")
    If name <> "" Then
      For i = 0 To UBound(orders)
        One(folder, Left(name, Len(name) - 5), orders(i))
      Next
    End If
  Next
  StarDesktop.terminate()
End Sub

Sub One(folder As String, name As String, order As String)
  On Error Goto Failed
  Dim document, dispatcher, command As String
  document = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & name & ".docx"), _
    "_blank", 0, Array(Named("Hidden", True)))
  If order = "aceptado" Then command = ".uno:AcceptAllTrackedChanges"
  If order = "rechazado" Then command = ".uno:RejectAllTrackedChanges"
  If command <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  End If
  document.storeToURL(ConvertToURL(folder & "/" & order & "/" & name & ".docx"), _
    Array(Named("FilterName", "MS Word 2007 XML")))
  document.close(True)
  Exit Sub
Failed:
  Open folder & "/" & order & "/" & name & ".txt" For Output As #1
  Print #1, Error$ & " in line " & Erl
  Close #1
End Sub
"""


def judged(documents: Mapping[str, bytes], orders: Iterable[str] = (ACCEPTED, REJECTED)) -> dict[str, dict[str, bytes]]:
    """Give what LibreOffice makes of each document, by its name, for each order, with one start of the program.

    The test skips where there is no LibreOffice (fails, where outer tools are mandatory); AssertionError where a
    document does not come out.
    """
    asked = tuple(orders)
    with TemporaryDirectory(prefix="pecdocs-cambios-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for order in asked:
            (folder / order).mkdir()
        for number, data in enumerate(documents.values()):
            (folder / f"{number:05}.docx").write_bytes(data)
        _run(folder, asked, _START + _EACH * len(asked) * len(documents))
        found: dict[str, dict[str, bytes]] = {}
        for number, document in enumerate(documents):
            made = {order: folder / order / f"{number:05}.docx" for order in asked}
            lacking = [order for order, path in made.items() if not path.is_file()]
            assert not lacking, f"LibreOffice did not give {document}: {', '.join(lacking)}"
            found[document] = {order: path.read_bytes() for order, path in made.items()}
        return found


def accepted(docx: bytes) -> bytes:
    """Give a document after LibreOffice accepted all its changes."""
    return judged({"uno": docx}, [ACCEPTED])["uno"][ACCEPTED]


def rejected(docx: bytes) -> bytes:
    """Give a document after LibreOffice rejected all its changes."""
    return judged({"uno": docx}, [REJECTED])["uno"][REJECTED]


def _run(folder: Path, orders: tuple[str, ...], seconds: int) -> None:
    with TemporaryDirectory(prefix="pecdocs-perfil-", ignore_cleanup_errors=True) as name:
        profile = Path(name)
        _install_macro(profile)
        macro = f'macro:///Standard.Module1.Run("{folder}","{"+".join(orders)}")'
        command = [tool("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", macro]
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        try:
            process.wait(seconds)
        finally:
            if process.poll() is None:  # what one calls is a script that starts the program: the group is ended
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _install_macro(profile: Path) -> None:
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTLED, encoding="utf-8")
    (library.parent / "script.xlc").write_text(_CATALOGUE, encoding="utf-8")
    (library.parent / "dialog.xlc").write_text(_CATALOGUE, encoding="utf-8")
    element = '<library:element library:name="Module1"/>'
    (library / "script.xlb").write_text(_LIBRARIES.format(elements=element), encoding="utf-8")
    (library / "dialog.xlb").write_text(_LIBRARIES.format(elements=""), encoding="utf-8")
    (library / "Module1.xba").write_text(_MODULE.format(code=escape(_MACRO)), encoding="utf-8")
