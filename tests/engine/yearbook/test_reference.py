import re
from pathlib import Path

from jixiao.engine.errors import code_table
from jixiao.engine.yearbook import SECTIONS, schema_reference
from jixiao.engine.yearbook.columns import columns_of


def test_the_reference_page_is_up_to_date(checkout: Path):
    page = (checkout / "docs" / "reference" / "yearbook.md").read_text("utf-8")
    again = "write schema_reference() to docs/reference/yearbook.md again"
    assert page == schema_reference(), again


def test_every_column_has_its_entry():
    page = schema_reference()
    for section in SECTIONS:
        for column in columns_of(section.row_type):
            assert f"| {column.shown} | `{column.key}` |" in page


def test_every_code_of_the_family_is_given_somewhere_and_every_one_given_is_known(checkout: Path):
    sources = (checkout / "src" / "jixiao" / "engine" / "yearbook").rglob("*.py")
    given = {code for source in sources for code in re.findall(r'"(Y[1-4]\d\d)"', source.read_text("utf-8"))}
    known = {code for code in code_table() if code.startswith("Y")}
    assert given == known
