from pathlib import Path

import pytest

from jixiao.cli.reference import FAMILIES, PAGES, STATUSES
from jixiao.engine.errors import code_table


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(checkout: Path, name: str):
    written = (checkout / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run: .venv/bin/python -m jixiao.cli.reference docs/reference"


def test_every_code_belongs_to_a_family_and_has_a_known_status():
    assert {code.code[0] for code in code_table().values()} <= FAMILIES.keys()
    assert {code.status for code in code_table().values()} <= STATUSES.keys()


def test_every_code_has_its_row():
    page = PAGES["codes.md"]()
    assert [code for code in code_table() if f"\n| {code} |" not in page] == []
