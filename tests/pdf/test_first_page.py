"""The first page of a PDF lies as what stands on it: a wide matrix that comes first is not cut off."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf

from benchmarks.made_plan import made_plan
from benchmarks.programs.word_stage import FORMATS
from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.layout.blocks import Heading
from pecdocs.pdf.writer import write_pdf
from pecdocs.plan import Plan


def test_a_paper_with_contents_that_nothing_is_listed_in_begins_as_its_first_block_lies() -> None:
    """The contents page would be upright; where there is none, its way must not become that of the matrix."""
    folder = read_formato("banco", FORMATS)
    document = lay_out(Plan.model_validate(made_plan(3)), folder)
    assert not any(isinstance(block, Heading) for block in document.blocks)
    estilo = folder.formato.estilo
    paper = estilo.plan.model_copy(update={"contenido": True, "portada": ()})
    with Pdf.open(BytesIO(write_pdf(document, estilo, paper, "plan.pdf").data)) as pdf:
        _, _, width, height = map(float, pdf.pages[0].mediabox)
    assert width > height
