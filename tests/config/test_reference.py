from pathlib import Path

import pytest
from django.apps import apps

from jixiao.config.reference import PAGES


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_pages_of_the_reference_say_what_the_house_does(checkout: Path, name: str):
    written = (checkout / "docs" / "reference" / name).read_text("utf-8")
    assert written == PAGES[name](), "python -m jixiao.config.reference docs/reference"


def test_every_table_and_column_has_a_chinese_name():
    nameless = [
        f"{model.__name__}.{field.name}"
        for config in apps.get_app_configs()
        if config.name.startswith("jixiao.")
        for model in config.get_models()
        for field in model._meta.concrete_fields
        if not field.primary_key and str(field.verbose_name).isascii()
    ]
    assert nameless == []
