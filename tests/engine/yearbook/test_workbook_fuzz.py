"""Whatever people or accidents do to a workbook, reading it gives findings and never an exception."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.yearbook.crafting import codes, read, repacked, small_year

from jixiao.engine.errors import code_table
from jixiao.engine.yearbook import Reading, read_toml, write_toml, write_workbook
from jixiao.engine.yearbook.reading import has_refusal

SAMPLE = write_workbook(small_year())
TEXT = write_toml(small_year())
PARTS = ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels",
         "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml")  # fmt: skip


def holds_together(reading: Reading) -> bool:
    """Return whether there is a year or a reason why there is none, and every finding can be read."""
    return (
        (reading.yearbook is None) == has_refusal(reading.findings)
        and set(codes(reading)) <= set(code_table())
        and all(finding.text() and finding.cause and finding.cure for finding in reading.findings)
    )


def mangled(data: bytes, seed: int, hits: int) -> bytes:
    """Return ``data`` with a few bytes changed, dropped or doubled."""
    chance = random.Random(seed)  # noqa: S311 - a reproducible accident, not a secret
    found = bytearray(data)
    for _ in range(hits):
        at = chance.randrange(len(found))
        match chance.randrange(3):
            case 0:
                found[at] = chance.randrange(256)
            case 1:
                del found[at : at + chance.randrange(1, 40)]
            case _:
                found[at:at] = found[at : at + chance.randrange(1, 40)]
    return bytes(found)


@given(st.binary(max_size=400))
@settings(max_examples=80)
def test_random_bytes_are_no_workbook_and_say_so(data: bytes):
    assert holds_together(read(data))
    assert holds_together(read(b"PK\x03\x04" + data))


@given(st.integers(0, 2**32), st.integers(1, 20))
@settings(max_examples=40)
def test_a_workbook_with_damaged_bytes_gives_findings(seed: int, hits: int):
    assert holds_together(read(mangled(SAMPLE, seed, hits)))


@given(st.sampled_from(PARTS), st.integers(0, 2**32), st.integers(1, 6))
@settings(max_examples=60)
def test_a_workbook_with_a_damaged_part_gives_findings(part: str, seed: int, hits: int):
    assert holds_together(read(repacked(SAMPLE, lambda parts: parts.update({part: mangled(parts[part], seed, hits)}))))


@given(
    st.sampled_from([b"<v>", b's="', b'r="', b't="s"', b"ref="]),
    st.integers(0, 30),
    st.text("0123456789-.eEAZX", max_size=9),
)
@settings(max_examples=60)
def test_a_workbook_with_impossible_numbers_in_it_gives_findings(sign: bytes, skipped: int, digits: str):
    def change(parts: dict[str, bytes]) -> None:
        pieces = parts["xl/worksheets/sheet3.xml"].split(sign)
        at = 1 + skipped % max(1, len(pieces) - 1)
        if at < len(pieces):
            pieces[at] = digits.encode() + pieces[at]
        parts["xl/worksheets/sheet3.xml"] = sign.join(pieces)

    assert holds_together(read(repacked(SAMPLE, change)))


@given(st.text(max_size=80))
@settings(max_examples=80)
def test_any_text_read_as_toml_gives_findings(text: str):
    assert holds_together(read_toml(text, name="年度.toml"))


@given(st.integers(0, 2**32), st.integers(1, 8))
@settings(max_examples=60)
def test_toml_with_damaged_words_gives_findings(seed: int, hits: int):
    assert holds_together(read_toml(mangled(TEXT.encode(), seed, hits).decode("utf-8", "replace"), name="年度.toml"))


values = st.recursive(
    st.booleans() | st.integers(-(10**40), 10**40) | st.text(max_size=6) | st.dates() | st.datetimes() | st.times(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("ab", min_size=1), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(["name", "year", "staff", "fixed_assets", "approved_on", "mark", "origins", "x"]), values
    )
)
@settings(max_examples=80)
def test_any_toml_value_in_any_place_gives_findings(entries: dict[str, object]):
    import tomli_w

    text = tomli_w.dumps({"profile": {"name": "示例", "year": 2024, **entries}})
    assert holds_together(read_toml(text, name="年度.toml"))
