"""What is wrong with a YAML text itself: said in one Spanish line, at the character where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.yaml_cases import HEAD, faults_of

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = "encierre entre comillas el texto que empieza con @, `, %, -, ?, >, | o similares"
INDENT = "7:1: error: hay un tabulador en la sangría — use espacios: YAML no admite tabuladores"
ALIAS = (
    "los alias de YAML (&, *) no se usan en un plan"
    " — repita el texto, o enciérrelo entre comillas si empieza con «&» o «*»"
)
TAG = "hay una etiqueta «!» de YAML — las etiquetas no se usan en un plan; encierre el texto entre comillas"
TEXT = "escriba un solo texto; si lleva «:», «[» o «{», entre comillas"
CONTROL = "que ningún documento puede contener — bórrelo y escriba el texto de nuevo"
UTF8 = "el archivo no está en UTF-8 — guárdelo como UTF-8 (en el Bloc de notas: Guardar como → Codificación → UTF-8)"
EMPTY = "1:1: error: el archivo está vacío — debe empezar con claves: entidad, documento…"
NO_PLAN = "1:1: error: el archivo no es un plan — debe empezar con claves: entidad, documento…"
DEEP = "hay más de 60 niveles de anidamiento — revise la sangría"
ESCAPE = "entre comillas dobles, «\\» empieza un código que YAML no conoce — escriba «\\\\», o use comillas simples"

AFTER_HEAD: dict[str, tuple[str, list[str]]] = {
    "a tab for indentation": (
        "siglas:\n\tA: b",
        ["8:1: error: hay un tabulador en la sangría — use espacios: YAML no admite tabuladores"],
    ),
    "a tab after a list's dash": (
        "niveles:\n  -\tEje",
        ["8:4: error: hay un tabulador en la sangría — use espacios: YAML no admite tabuladores"],
    ),
    "a line with only a tab": ("\t\nsiglas: {A: b}", [INDENT]),
    "a tab inside a plain text": (
        "siglas:\n  A: uno\tdos",
        ["8:9: error: hay un tabulador dentro del texto — cámbielo por espacios"],
    ),
    "a tab inside a block of text": (
        "siglas:\n  A: |\n    uno\n    dos\ttres",
        ["10:8: error: hay un tabulador dentro del texto — cámbielo por espacios"],
    ),
    "a tab written as an escape": (
        'siglas: {A: "a\\tb"}',
        ["7:13: error: hay un tabulador dentro del texto — cámbielo por espacios"],
    ),
    "a control character": ('siglas: {A: "x\x0b"}', [f"7:15: error: carácter de control U+000B, {CONTROL}"]),
    "a control character as an escape": (
        'siglas: {A: "x\\x0b"}',
        [f"7:13: error: carácter de control U+000B, {CONTROL}"],
    ),
    "a control character in a key": (
        'siglas: {"A\\0": b}',
        [f"7:10: error: carácter de control U+0000, {CONTROL}"],
    ),
    "a character for private use": (
        "siglas: {A: \ue000}",
        [f"7:13: error: carácter de control U+E000, {CONTROL}"],
    ),
    "a line separator that no editor counts": (
        "siglas: {A: uno\u2028dos}",
        [f"7:16: error: carácter de control U+2028, {CONTROL}"],
    ),
    "an anchor": ("siglas: {A: &x b}", [f"7:13: error: {ALIAS}"]),
    "a text that begins with an ampersand": ("siglas:\n  A: &Comunica", [f"8:6: error: {ALIAS}"]),
    "an alias": ("siglas: {A: &x b, B: *x}", [f"7:13: error: {ALIAS}", f"7:22: error: {ALIAS}"]),
    "an alias of nothing": ("siglas: {A: *x}", [f"7:13: error: {ALIAS}"]),
    "an alias of what holds it": ("siglas: &x {A: *x}", [f"7:9: error: {ALIAS}", f"7:16: error: {ALIAS}"]),
    "an alias as a key": ("siglas: {&a A: b, *a : c}", [f"7:10: error: {ALIAS}", f"7:19: error: {ALIAS}"]),
    "a text that begins with a star": (
        "siglas:\n  A: * nota",
        ["8:6: error: el texto empieza con «*» o «&», reservados de YAML — enciérrelo entre comillas"],
    ),
    "a merge key": (
        "siglas:\n  <<: {A: b}",
        [
            "8:3: error: la clave «<<» de YAML no se usa en un plan — repita las claves, o enciérrela entre comillas",
            f"8:7: error: aquí va un texto en «<<», no un grupo de claves — {TEXT}",
        ],
    ),
    "a tag that would run code": ("siglas: {A: !!python/object/apply:os.system [id]}", [f"7:13: error: {TAG}"]),
    "a tag that would convert": ("siglas: {A: !!int 5}", [f"7:13: error: {TAG}"]),
    "a text that begins with an exclamation mark": ("siglas:\n  A: ! Importante", [f"8:6: error: {TAG}"]),
    "a tag of no known family": ("siglas: {A: !e!foo b}", [f"7:13: error: {TAG}"]),
    "a repeated key": (
        "siglas: {A: b}\nroles: {}\nsiglas: {}",
        ["9:1: error: clave repetida «siglas» (ya está en la línea 7) — deje una sola: YAML callaría la primera"],
    ),
    "a key that is yes or no for YAML": (
        "siglas: {NO: Norte}",
        ['7:10: error: la clave NO no es texto para YAML — escríbala entre comillas: "NO"'],
    ),
    "a key that is a number in another form": (
        "siglas: {1.10: uno, 012: dos}",
        [
            '7:10: error: la clave 1.10 no es texto para YAML — escríbala entre comillas: "1.10"',
            '7:21: error: la clave 012 no es texto para YAML — escríbala entre comillas: "012"',
        ],
    ),
    "an empty key": ("siglas:\n  ?\n  : Norte", ["8:4: error: hay una clave vacía — escriba la clave antes de «:»"]),
    "a list or a mapping as a key": (
        "siglas: {[a]: b}",
        ["7:10: error: una clave debe ser un texto — encierre entre comillas el texto que empieza con «[» o «{»"],
    ),
    "a text that begins with a brace": (
        "siglas:\n  A: {{ x }}",
        [
            f"8:6: error: aquí va un texto en «A», no un grupo de claves — {TEXT}",
            "8:7: error: una clave debe ser un texto — encierre entre comillas el texto que empieza con «[» o «{»",
        ],
    ),
    "a second document": (
        "---\nsiglas: {}",
        ["7:1: error: hay dos documentos YAML en el archivo — quite la línea «---»"],
    ),
    "text after the document's end": (
        "...\nsiglas: {}",
        ["8:1: error: hay dos documentos YAML en el archivo — quite la línea «---» o «...», y lo que sigue"],
    ),
    "a colon in a text": (
        "siglas:\n  A: uno: dos",
        [
            (
                "8:9: error: hay dos puntos «:» donde no se esperan"
                " — un texto que lleva «: » va entre comillas rectas, o en las líneas que siguen a «|»"
            )
        ],
    ),
    "a key without its colon": (
        "hola",
        [
            (
                "7:1: error: falta «:» después de la clave"
                " — cada línea es «clave: valor»; si el texto sigue en otra línea, use «|»"
            )
        ],
    ),
    "an open bracket": (
        "niveles: [a, b\nsiglas: {}",
        ["7:10: error: hay un corchete o una llave sin cerrar — cierre «]» o «}», y separe con comas"],
    ),
    "an open bracket at the end": (
        "niveles: [",
        ["8:1: error: hay un corchete o una llave sin cerrar — cierre «]» o «}», y separe con comas"],
    ),
    "an open quote, told where it opens": (
        'siglas:\n  A: "b\n  C: d',
        ["8:6: error: hay unas comillas sin cerrar — cierre las comillas"],
    ),
    "a Windows path between double quotes": ('siglas: {A: "C:\\datos"}', [f"7:16: error: {ESCAPE}"]),
    "quotes inside quotes": (
        'siglas:\n  A: "dijo "hola" ayer"',
        [
            (
                "8:13: error: sobra texto después del valor"
                " — si el texto lleva comillas o corchetes, enciérrelo todo entre comillas simples: '…'"
            )
        ],
    ),
    "a key out of line with its sisters": (
        "siglas:\n   A: b\n  B: c",
        [
            (
                "9:3: error: la sangría no cuadra con las líneas anteriores — alinee la línea con sus hermanas,"
                " con espacios; si va dentro de otra, falta la línea de su clave, como «hijos:»"
            )
        ],
    ),
    "a reserved character": (
        "siglas:\n  A: @b",
        [f"8:6: error: el texto empieza con un carácter reservado de YAML — {QUOTE}"],
    ),
    "a lone dash": (
        "siglas:\n  A: - b",
        [f"8:6: error: el texto empieza con un carácter reservado de YAML — {QUOTE}"],
    ),
    "too much nesting": ("siglas:\n" + "\n".join(f"{' ' * n}a:" for n in range(1, 99)), [f"68:62: error: {DEEP}"]),
}
"""What is added to a plan, from its line 7 on, and every line that is said of it."""

WHOLE_FILES: dict[str, tuple[str | bytes, list[str]]] = {
    "an empty file": ("", [EMPTY]),
    "a file of comments": ("# hola\n# nada\n", [EMPTY]),
    "a bare text": ("hola\n", [NO_PLAN]),
    "a list": ("- a\n- b\n", [NO_PLAN]),
    "Latin-1": ((HEAD + "siglas: {A: ñandú}\n").encode("latin-1"), [f"7:13: error: {UTF8}"]),
    "UTF-16": (HEAD.encode("utf-16"), [f"1:1: error: {UTF8}"]),
    "UTF-16 without its mark": (HEAD.encode("utf-16-be"), [f"1:1: error: {UTF8}"]),
    "UTF-32": (HEAD.encode("utf-32"), [f"1:1: error: {UTF8}"]),
    "a directive": (
        f"%OTRA cosa\n---\n{HEAD}",
        ["1:6: error: hay una directiva «%» de YAML que no se entiende — quite la línea que empieza con «%»"],
    ),
    "a hundred thousand open brackets": ("[" * 100_000, [f"1:62: error: {DEEP}"]),
    "a hundred thousand dashes": ("- " * 100_000 + "x", [f"1:123: error: {DEEP}"]),
    "more than 5 MB": (
        b"#" * (5 * 1024 * 1024 + 1),
        ["error: el archivo es demasiado grande — el límite es 5 MB"],
    ),
}


@pytest.mark.parametrize("sentence", AFTER_HEAD)
def test_a_fault_of_the_text_is_told_where_it_stands(sentence: str, tmp_path: Path) -> None:
    """Each fault is a line of its own: file, line, column, what is wrong, what to do."""
    text, expected = AFTER_HEAD[sentence]
    assert faults_of(tmp_path, HEAD + text + "\n") == expected


@pytest.mark.parametrize("sentence", WHOLE_FILES)
def test_a_file_that_is_no_plan_is_told_so(sentence: str, tmp_path: Path) -> None:
    """Whatever the file holds, the answer is a line, and quick."""
    text, expected = WHOLE_FILES[sentence]
    assert faults_of(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD,
        HEAD.replace("\n", "\r\n"),
        HEAD.replace("\n", "\r"),
        "---\n" + HEAD,
        "%YAML 1.2\n---\n" + HEAD,
        HEAD + "siglas:\t\n  A:\tb\n",
        HEAD + 'siglas: {"<<": "*", "NO": "& co", Ñ: "👩‍👧 Zoë", "012": "!"}\n',
        HEAD + "siglas: {A: l'été}\n? roles\n: {}\n",
    ],
)
def test_what_every_yaml_reader_reads_alike_is_read(text: str, tmp_path: Path) -> None:
    """A byte order mark, any line ends, tabs between key and value, quoted oddities."""
    assert faults_of(tmp_path, text) == []


def test_an_alias_bomb_is_refused_without_being_unfolded(tmp_path: Path) -> None:
    """Aliases are not followed, and so many mistakes end the reading."""
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    faults = faults_of(tmp_path, "\n".join(["a0: &a0 [x]", *rows]))
    assert len(faults) == 100
    assert faults[0] == f"1:5: error: {ALIAS}"


def test_a_file_of_control_characters_gives_twenty_lines(tmp_path: Path) -> None:
    """A megabyte of them is answered at once."""
    assert len(faults_of(tmp_path, "\x01" * 1_000_000)) == 20
