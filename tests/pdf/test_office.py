"""The PDF of a Word document: believed if it is tagged PDF/A-2b, described by the plan, the same bytes each time."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from pecdocs import soffice
from pecdocs.layout.blocks import Properties
from pecdocs.pdf.office import word_pdf
from pecdocs.soffice import NotPrintedError
from tests.support.archival import DATED, archival_pdf, told_twice
from tests.support.fakeoffice import fake_office, own_temporary, pdf_with, printing, use

if TYPE_CHECKING:
    from pathlib import Path

WHO = Properties("Plan «A» & <más> 😀", "Entidad “Ñ”", "es-CO", date(2024, 3, 5), "2", "Aprobado")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work with a temporary folder of its own."""
    return own_temporary(tmp_path, monkeypatch)


def printed(monkeypatch: pytest.MonkeyPatch, folder: Path, content: bytes, who: Properties = WHO) -> bytes:
    """Give the PDF that is made of what LibreOffice printed."""
    use(monkeypatch, printing(folder, content))
    return word_pdf(b"", who)


def opened(data: bytes) -> Pdf:
    """Read a PDF, which must need no repair."""
    return pikepdf.open(BytesIO(data), attempt_recovery=False)


def test_it_says_of_itself_what_the_plan_says_twice_alike(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Info and XMP must not differ in PDF/A; nothing of what LibreOffice said is left, its claim of PDF/UA neither."""
    with opened(printed(monkeypatch, folder, archival_pdf())) as pdf:
        info, xmp = told_twice(pdf)
        assert info == xmp
        assert info == {
            "/Title": "Plan «A» & <más> 😀",
            "/Author": "Entidad “Ñ”",
            "/Creator": "pecdocs",
            "/Producer": "LibreOffice",
            "/CreationDate": "2024-03-05T00:00:00Z",
            "/ModDate": "2024-03-05T00:00:00Z",
        }
        found = pdf.open_metadata()
        assert found["dc:language"] == {"es-CO"}
        assert (found.pdfa_status, found.get("pdfuaid:part")) == ("2B", None)
        assert str(pdf.Root.Lang) == "es-CO"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize(("when", "day"), [("2024-03", "2024-03-01T00:00:00Z"), (None, None)])
def test_its_day_is_that_of_the_version(
    when: str | None, day: str | None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a month the first; where nothing is known nothing is said."""
    who = Properties("Plan", "", "es-CO", when, "1", "Borrador")
    with opened(printed(monkeypatch, folder, archival_pdf(), who)) as pdf:
        info, xmp = told_twice(pdf)
    assert info == xmp
    assert info.get("/CreationDate") == day
    assert info["/Author"] == "pecdocs"


def test_what_is_printed_in_another_second_gives_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands in the dates, the identifiers, a sum and the colour profile."""
    first, second = (archival_pdf(second=second) for second in (1, 2))
    assert first != second
    assert printed(monkeypatch, folder, first) == printed(monkeypatch, folder, second)


def test_what_libreoffice_writes_and_no_archive_takes_is_put_right(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order of the tags is a name; no action, no sum of its own; the colour profile has no hour."""
    with opened(printed(monkeypatch, folder, archival_pdf())) as pdf:
        assert isinstance(pdf.pages[0].obj.Tabs, Name)
        assert "/OpenAction" not in pdf.Root
        assert "/DocChecksum" not in pdf.trailer
        profile = pdf.Root.OutputIntents[0].DestOutputProfile
        assert isinstance(profile, Stream)
        assert profile.read_bytes()[DATED] == bytes([7, 188, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])


def _with_links(pdf: Pdf) -> None:
    actions = [
        Dictionary(S=Name.URI, URI="HTTPS://ejemplo.gov.co/á"),
        Dictionary(S=Name.URI, URI="mailto:a@ejemplo.co"),
        Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])),
        Dictionary(S=Name.URI, URI="file:///tmp/pecdocs-x/anexo.pdf"),
        Dictionary(S=Name.URI),
        Dictionary(S=Name.Launch, F="anexo.exe"),
        Dictionary(S=Name.JavaScript, JS="app.alert(1)"),
    ]
    links = [Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action) for action in actions]
    pdf.pages[0].obj.Annots = Array([*links, Dictionary(Type=Name.Annot, Subtype=Name.Link)])


def test_a_link_leads_to_the_web_or_nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One to a file is, in LibreOffice's eyes, of its temporary folder: another in each run."""
    with opened(printed(monkeypatch, folder, archival_pdf(change=_with_links))) as pdf:
        assert ["/A" in link for link in pdf.pages[0].obj.Annots] == [True] * 3 + [False] * 5


# ── When it is not believed ──────────────────────────────────────────────────────────────────────────────────


def _no_pages(pdf: Pdf) -> None:
    del pdf.pages[0]


def _broken_xmp(pdf: Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta")


@pytest.mark.parametrize(
    "content",
    [
        pdf_with("Uno"),
        archival_pdf(part=1),
        archival_pdf(part=3),
        archival_pdf(lacking="/StructTreeRoot"),
        archival_pdf(lacking="/OutputIntents"),
        archival_pdf(lacking="/Metadata"),
        archival_pdf(change=_no_pages),
        archival_pdf(change=_broken_xmp),
    ],
    ids=["plain", "1b", "3b", "untagged", "no profile", "no XMP", "no pages", "broken XMP"],
)
def test_one_that_is_not_what_was_asked_for_is_refused(
    content: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version that reads no options prints one without tags, and ends well."""
    with pytest.raises(NotPrintedError, match=r"sin etiquetas o que no es PDF/A-2b; sirve desde la versión 7\.4"):
        printed(monkeypatch, folder, content)


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"%PDF-1.7 y nada", archival_pdf()[:-200]], ids=["empty", "HTML", "rubbish", "cut"]
)
def test_one_that_can_not_be_read_is_refused(content: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was cut short too: what could be saved of it would lack something."""
    with pytest.raises(NotPrintedError, match="LibreOffice no hizo un PDF que se pueda leer"):
        printed(monkeypatch, folder, content)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 0", "no pudo abrir el documento"),
        ("exit 77", "no pudo abrir el documento"),
        ('cp "$0" "$source.pdf"', "no pudo abrir el documento"),
        ("sleep 600", "no terminó en 1 s"),
    ],
)
def test_without_a_new_pdf_there_is_none(script: str, why: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing, or elsewhere, or never; nothing is left behind."""
    monkeypatch.setattr(soffice, "SECONDS", 1)
    use(monkeypatch, fake_office(folder, script))
    with pytest.raises(NotPrintedError, match=why):
        word_pdf(b"", WHO)
    assert list((folder / "temporal").iterdir()) == []


def test_it_is_asked_for_an_archive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tagged and PDF/A-2b, in a profile that follows no link."""
    (folder / "hecho.pdf").write_bytes(archival_pdf())
    script = f'echo "$*" >"{folder}/orden"; cp "${{1#*file://}}/user/registrymodifications.xcu" "{folder}/perfil"'
    program = fake_office(folder, f'{script}\ncp "{folder}/hecho.pdf" "$out/documento.pdf"')
    use(monkeypatch, program)
    word_pdf(b"", WHO)
    order, profile = ((folder / name).read_text(encoding="utf-8") for name in ("orden", "perfil"))
    assert '"SelectPdfVersion": {"type": "long", "value": "2"}' in order
    assert '"UseTaggedPDF": {"type": "boolean", "value": "true"}' in order
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value>' in profile
