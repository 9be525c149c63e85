"""The two judges of tracked changes, tried on documents written by hand: LibreOffice, and our reader of the standard.

What LibreOffice 7.4 does otherwise than ECMA-376 part 1, 17.13.5, as seen here:

- a row whose `w:trPr` came or went, and whose words are not all marked too, stays with what is not marked: all runs of
  a row that comes or goes have to be `w:ins` or `w:del`; whether the marks of its paragraphs are, is one to it;
- a row without any words gets a joiner of no width, and keeps it when it stays (`tests.support.stories` leaves it out);
- a paragraph that goes whole just before a table, or after another one, or that ends a section or the document, leaves
  an empty paragraph; it does not just before or after a paragraph;
- two tables that stand side by side with nothing between become one; a table whose rows all go, goes;
- when the first row of a merged group goes and the row after it only goes on, the label is lost with it; with a merge
  start of its own and the label as an insertion there, both readings are right, with rows merged or split;
- the result of a field that comes back (PAGEREF) is reckoned anew; sections that came or went are right in words.

Both agree on all else: words, notes with their marks, headers, links, fields, items, last paragraphs of cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from pecdocs.cli.commands import cli
from tests.support.handtracked import (
    DEL,
    HEADING,
    INS,
    ITEM,
    bookmark,
    came,
    cell,
    dele,
    deleted,
    document,
    ins,
    inserted,
    mark_of,
    p,
    row,
    run,
    table,
    went,
)
from tests.support.outer import findings
from tests.support.redline import ACCEPTED, PASSED, REJECTED, judged
from tests.support.stories import Stories, story_texts
from tests.support.tracked import accept, changes, reject
from tests.support.worddocuments import PUBLISHED, SAMPLE, generated

if TYPE_CHECKING:
    from pathlib import Path

A, B = p(run("A")), p(run("B"))
KEPT = row(cell(p(run("1"))), cell(p(run("2"))))
CAME = row(cell(inserted("x")), cell(inserted("y")), mark=INS)
WENT = row(cell(deleted("x")), cell(deleted("y")), mark=DEL)
GOES_ON = row(cell(p(), merge="continue"), cell(p(run("c"))))


def labelled(label: str, text: str) -> str:
    """Write a row that stays, the first of a merged group, whose label came or went."""
    return row(cell(p(label), merge="restart"), cell(p(run(text))))


def field(order: str, result: str) -> str:
    """Write a field."""
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText> {order} </w:instrText></w:r>{kinds[1]}{run(result)}{kinds[2]}"


def gone(content: str) -> str:
    """Mark runs with fields as deleted."""
    content = content.replace("w:instrText", "w:delInstrText").replace("</w:t>", "</w:delText>")
    return went(content.replace("<w:t ", "<w:delText "))


def link(content: str) -> str:
    """Write a link to the bookmark «sec»."""
    return f'<w:hyperlink w:anchor="sec">{content}</w:hyperlink>'


BODIES = {
    "run_came": (p(run("A ") + ins("x ") + run("b")), "A b", "A x b"),
    "run_went": (p(run("A ") + dele("x ") + run("b")), "A x b", "A b"),
    "run_changed": (p(run("A ") + dele("x") + ins("y") + run(" b")), "A x b", "A y b"),
    "break_came": (p(run("A") + came("<w:r><w:br/></w:r>" + run("b"))), "A", "A\nb"),
    "paragraph_came_first": (inserted("x") + A, "A", "x|A"),
    "paragraph_went_first": (deleted("x") + A, "x|A", "A"),
    "paragraph_came_between": (A + inserted("x") + B, "A|B", "A|x|B"),
    "paragraph_went_between": (A + deleted("x") + B, "A|x|B", "A|B"),
    "paragraph_came_last": (A + inserted("x"), "A", "A|x"),
    "paragraph_went_last": (A + deleted("x"), "A|x", "A"),
    "paragraphs_changed": (A + deleted("x") + inserted("y") + B, "A|x|B", "A|y|B"),
    "paragraph_split": (p(run("A"), INS) + B, "AB", "A|B"),
    "paragraphs_joined": (p(run("A"), DEL) + B, "A|B", "AB"),
    "paragraph_came_before_a_table": (A + inserted("x") + table(KEPT) + B, "A|1|2|B", "A|x|1|2|B"),
    "paragraph_went_before_a_table": (A + deleted("x") + table(KEPT) + B, "A|x|1|2|B", "A|1|2|B"),
    "paragraph_went_after_a_table": (A + table(KEPT) + deleted("x") + B, "A|1|2|x|B", "A|1|2|B"),
    "paragraph_came_between_tables": (table(KEPT) + inserted("x") + table(KEPT) + B, "1|2|1|2|B", "1|2|x|1|2|B"),
    "cell_filled": (table(row(cell(p(ins("x"))), cell(B))) + A, "B|A", "x|B|A"),
    "cell_emptied": (table(row(cell(p(dele("x"))), cell(B))) + A, "x|B|A", "B|A"),
    "cell_ends_longer": (table(row(cell(p(run("1"), INS), p(ins("x"))), cell(B))) + A, "1|B|A", "1|x|B|A"),
    "cell_ends_shorter": (table(row(cell(p(run("1"), DEL), p(dele("x"))), cell(B))) + A, "1|x|B|A", "1|B|A"),
    "item_came": (p(run("A"), "", ITEM) + inserted("x", ITEM) + B, "A|B", "A|x|B"),
    "item_went": (p(run("A"), "", ITEM) + deleted("x", ITEM) + B, "A|x|B", "A|B"),
    "heading_came": (p(bookmark(ins("x"), "sec"), INS, HEADING) + p(link(run("a"))), "a", "x|a"),
    "heading_went": (p(bookmark(dele("x"), "sec"), DEL, HEADING) + p(link(run("a"))), "x|a", "a"),
    "link_with_a_run": (p(link(run("a ") + ins("x ")) + run("b")) + p(bookmark(run("B"), "sec")), "a b|B", "a x b|B"),
    "link_came": (p(run("a ") + link(ins("x"))) + p(bookmark(run("B"), "sec")), "a|B", "a x|B"),
    "field_came": (p(run("a ") + came(field("REF sec", "B"))) + p(bookmark(run("B"), "sec")), "a|B", "a B|B"),
    "field_went": (p(run("a ") + gone(field("REF sec", "B"))) + p(bookmark(run("B"), "sec")), "a B|B", "a|B"),
    "page_went": (p(run("a ") + gone(field("PAGEREF sec", "4"))) + p(bookmark(run("B"), "sec")), "a|B", "a|B"),
    "row_came_first": (table(CAME, KEPT) + B, "1|2|B", "x|y|1|2|B"),
    "row_came_between": (table(KEPT, CAME, KEPT) + B, "1|2|1|2|B", "1|2|x|y|1|2|B"),
    "row_came_last": (table(KEPT, CAME) + B, "1|2|B", "1|2|x|y|B"),
    "row_went_first": (table(WENT, KEPT) + B, "x|y|1|2|B", "1|2|B"),
    "row_went_between": (table(KEPT, WENT, KEPT) + B, "1|2|x|y|1|2|B", "1|2|1|2|B"),
    "row_went_last": (table(KEPT, WENT) + B, "1|2|x|y|B", "1|2|B"),
    "row_of_one_word": (table(KEPT, row(cell(p("", INS)), cell(inserted("y")), mark=INS)) + B, "1|2|B", "1|2|y|B"),
    "row_without_words_came": (table(KEPT, row(cell(p()), cell(p()), mark=INS)) + B, "1|2|B", "1|2|B"),
    "row_without_words_went": (table(KEPT, row(cell(p()), cell(p()), mark=DEL)) + B, "1|2|B", "1|2|B"),
    "table_came": (A + inserted("t", HEADING) + table(CAME, CAME) + inserted("u") + B, "A|B", "A|t|x|y|x|y|u|B"),
    "table_went": (A + deleted("t", HEADING) + table(WENT, WENT) + deleted("u") + B, "A|t|x|y|x|y|u|B", "A|B"),
    "group_loses_its_first": (
        table(row(cell(deleted("L"), merge="restart"), cell(deleted("a")), mark=DEL), labelled(ins("L"), "b"), GOES_ON),
        "L|a|b|c",
        "L|b|c",
    ),
    "group_gets_a_first": (
        table(
            row(cell(inserted("L"), merge="restart"), cell(inserted("a")), mark=INS), labelled(dele("L"), "b"), GOES_ON
        ),
        "L|b|c",
        "L|a|b|c",
    ),
    "group_loses_its_last": (
        table(labelled(run("L"), "b"), row(cell(p("", DEL), merge="continue"), cell(deleted("c")), mark=DEL)),
        "L|b|c",
        "L|b",
    ),
    "group_grows_within": (
        table(labelled(run("L"), "b"), row(cell(p("", INS), merge="continue"), cell(inserted("x")), mark=INS), GOES_ON),
        "L|b|c",
        "L|b|x|c",
    ),
}
NOTE = p("<w:r><w:footnoteRef/></w:r>{}")


def _cases() -> dict[str, tuple[bytes, Stories, Stories]]:
    found = {}
    for name, (body, old, new) in BODIES.items():
        found[name] = (document(body), _said(old), _said(new))
    words = NOTE.format(run(" nota"))
    for name, mark, old, new in (("came", came, "A b", "A[1] b"), ("went", went, "A[1] b", "A b")):
        notes = [(("nota",),) if "[1]" in text else () for text in (old, new)]
        content = document(p(run("A") + mark(mark_of(1)) + run(" b")), notes=(words,))
        found[f"note_{name}"] = (content, _said(old, notes[0]), _said(new, notes[1]))
    changed = document(p(run("A") + mark_of(1)), notes=(NOTE.format(run(" la ") + dele("x") + ins("y")),))
    found["note_changed"] = (changed, _said("A[1]", (("la x",),)), _said("A[1]", (("la y",),)))
    header = document(A, p(run("v") + dele("1") + ins("2")))
    found["header"] = (header, _said("A", header="v1"), _said("A", header="v2"))
    return found


def _said(body: str, notes: tuple[tuple[str, ...], ...] = (), header: str = "") -> Stories:
    return Stories(tuple(body.split("|")), notes, frozenset({(header,)} if header else ()), frozenset())


CASES = _cases()


@pytest.mark.parametrize("name", CASES)
def test_the_reader_of_the_standard_accepts_and_rejects_what_was_written_by_hand(name: str) -> None:
    """Accepted it says the new words, rejected the old ones; and no change is left."""
    data, old, new = CASES[name]
    assert changes(data)
    assert (story_texts(reject(data)), story_texts(accept(data))) == (old, new)


@pytest.mark.externo
def test_libreoffice_accepts_and_rejects_what_was_written_by_hand() -> None:
    """On these forms, those that the program may write, it and the standard agree."""
    made = judged({name: data for name, (data, _, _) in CASES.items()})
    wrong = [
        f"{name} {order}: {line}"
        for name, (_, old, new) in CASES.items()
        for order, said in ((REJECTED, old), (ACCEPTED, new))
        for line in said.differences(story_texts(made[name][order]))
    ]
    assert not wrong


@pytest.mark.externo
def test_libreoffice_keeps_a_row_whose_words_are_not_marked() -> None:
    """By the standard the row goes with what it holds; LibreOffice 7.4 leaves it, so its runs have to be marked too."""
    bare = row(cell(p(run("x"))), cell(p(run("y"))), mark=DEL)
    data = document(table(KEPT, bare) + B)
    made = judged({"bare": data}, [ACCEPTED])["bare"][ACCEPTED]
    assert story_texts(accept(data)).body == ("1", "2", "B")
    assert story_texts(made).body == ("1", "2", "x", "y", "B")


@pytest.mark.externo
def test_what_was_written_by_hand_is_sound(tmp_path: Path) -> None:
    """The Open XML SDK validator finds nothing in it."""
    assert not findings({name: data for name, (data, _, _) in CASES.items()}, tmp_path)


@pytest.mark.externo
def test_a_document_says_the_same_once_libreoffice_saved_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The published plans, the sample and a new plan of each format: the comparison adds nothing of its own."""
    monkeypatch.chdir(tmp_path)
    documents = {folder.name: generated(folder) for folder in (*PUBLISHED, SAMPLE)}
    for formato in ("comun", "inm", "ipco", "mintic", "rendicion", "uspec"):
        assert CliRunner().invoke(cli, ["nuevo", formato, "--formato", formato]).exit_code == 0
        documents[f"nuevo {formato}"] = generated(tmp_path / formato)
    made = judged(documents, [PASSED])
    assert all(story_texts(data).body for data in documents.values())
    assert not {
        name: wrong
        for name, data in documents.items()
        if (wrong := story_texts(data).differences(story_texts(made[name][PASSED])))
    }
