"""What a publication says of its files: escaped, exact, and the same for people and for programs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from pecdocs.data.columns import columns
from pecdocs.data.publicacion import Archivo, Publicacion, index_html, package_json
from tests.support.strategies import HOSTILE

TABLE = Archivo("a-v1.csv", "Los datos", b"x" * 1499, columns(with_corte=False))
DOCUMENT = Archivo("a-v1.docx", "El plan, en Word", b"w")
PUBLISHED = Publicacion(
    titulo="Plan",
    entidad="Entidad",
    version="1",
    fecha="01/03/2024",
    dia="2024-03-01",
    vigencia="2024",
    codigo="",
    estado="Aprobado",
    aviso="",
    corte="",
    idioma="es-CO",
    archivos=(DOCUMENT, TABLE),
)
FIELDS = ("titulo", "entidad", "version", "fecha", "vigencia", "codigo", "estado", "aviso", "corte", "idioma")
_VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page: what it says, its elements with their attributes, and whether each is closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        self.elements.append((tag, dict(attrs)))
        self.open += [tag] if tag not in _VOID else []

    def handle_endtag(self, tag: str) -> None:
        """Close the last one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Take what it says."""
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


def saying(text: str) -> Publicacion:
    """Give a publication that says a text wherever the plan has one."""
    given: dict[str, Any] = dict.fromkeys(FIELDS, text)
    return replace(PUBLISHED, **given)


def test_the_page_says_of_each_file_what_it_is() -> None:
    """Its title as the link to it, its name, format, size, version, date and hash."""
    page = Page(index_html(PUBLISHED))
    assert [each["href"] for each in page.all("a")] == ["a-v1.docx", "a-v1.csv", "datapackage.json"]
    for file, size in ((DOCUMENT, "1 bytes"), (TABLE, "1 kB")):
        for said in (file.title, file.name, size, hashlib.sha256(file.data).hexdigest(), "01/03/2024"):
            assert said in page.text
    assert page.open == []


def test_the_page_can_be_read_by_everyone() -> None:
    """Its language, one first heading, a table with its caption and header cells; it asks nothing of the network."""
    page = Page(index_html(PUBLISHED))
    assert [each["lang"] for each in page.all("html")] == ["es-CO"]
    assert (len(page.all("h1")), len(page.all("main")), len(page.all("caption")), len(page.all("title"))) == (
        1,
        1,
        1,
        1,
    )
    assert [each["scope"] for each in page.all("th")] == ["col"] * 5 + ["row"] * 2
    assert not {tag for tag, _ in page.elements} & {"script", "img", "link", "iframe", "object", "form"}
    (policy,) = [each["content"] for each in page.all("meta") if "http-equiv" in each]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


@pytest.mark.parametrize(
    "text", [*HOSTILE, "</title><script>alert(1)</script>", '" onmouseover="x', "javascript:alert(1)"]
)
def test_no_text_becomes_markup(text: str) -> None:
    """It stands in the page to the letter, and no element nor attribute is added."""
    page, plain = (Page(index_html(saying(each))) for each in (text, "x"))
    assert [(tag, sorted(given)) for tag, given in page.elements] == [
        (tag, sorted(given)) for tag, given in plain.elements
    ]
    assert page.text.count(text) >= len(FIELDS) - 1
    package = json.loads(package_json(replace(PUBLISHED, titulo=text), "a"))
    assert package["title"] == text


def test_what_is_not_approved_is_said_before_anything_else() -> None:
    """A citizen reads it before the links."""
    data = index_html(replace(PUBLISHED, aviso="BORRADOR")).decode()
    assert 0 < data.index('<p class="aviso">BORRADOR</p>') < data.index("<table")


def test_the_package_has_size_and_hash_and_the_columns_of_tables() -> None:
    """In the terms of the standard."""
    package = json.loads(package_json(PUBLISHED, "a-v1"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["version"], package["created"]) == ("a-v1", "1", "2024-03-01T00:00:00Z")
    document, table = package["resources"]
    assert (table["path"], table["bytes"], table["mediatype"]) == ("a-v1.csv", 1499, "text/csv")
    assert table["hash"] == f"sha256:{hashlib.sha256(TABLE.data).hexdigest()}"
    assert [each["name"] for each in table["schema"]["fields"]] == [each.name for each in TABLE.columns]
    assert "schema" not in document


def test_a_date_without_a_day_is_none_of_the_standard_s() -> None:
    """Nobody makes a day up."""
    package = json.loads(package_json(replace(PUBLISHED, dia="", fecha="enero de 2024"), "a"))
    assert "created" not in package
    assert package["resources"][0]["fecha"] == "enero de 2024"
