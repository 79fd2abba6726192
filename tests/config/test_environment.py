from pathlib import Path

import pytest

from jixiao.config.environment import SETTINGS, BadSettingError, read_settings


def test_nothing_set_gives_the_defaults():
    found = read_settings({})
    assert found["JIXIAO_HOSTS"] == ("127.0.0.1", "localhost")
    assert found["JIXIAO_UPLOAD_MB"] == 20
    assert found["JIXIAO_DEBUG"] is False
    assert found["JIXIAO_FONTS"] is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("JIXIAO_UPLOAD_MB", "很多"),
        ("JIXIAO_UPLOAD_MB", "0"),
        ("JIXIAO_UPLOAD_MB", "501"),
        ("JIXIAO_DEBUG", "maybe"),
        ("JIXIAO_HOSTS", "http://jixiao.example"),
        ("JIXIAO_SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("JIXIAO_FONTS", "/no/such/folder"),
        ("JIXIAO_DATA", "/etc/hostname"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_name_and_what_is_wanted(name: str, words: str):
    with pytest.raises(BadSettingError, match=name) as refused:
        read_settings({name: words})
    assert "应当" in str(refused.value) or "文件" in str(refused.value)


@pytest.mark.parametrize(("words", "value"), [("1", True), ("是", True), ("ON", True), ("0", False), ("否", False)])
def test_yes_and_no_are_read_as_people_write_them(*, words: str, value: bool):
    assert read_settings({"JIXIAO_DEBUG": words})["JIXIAO_DEBUG"] is value


def test_an_empty_variable_is_as_one_that_is_not_set():
    assert read_settings({"JIXIAO_UPLOAD_MB": " "})["JIXIAO_UPLOAD_MB"] == 20


def test_every_setting_has_a_kind_and_a_sentence():
    assert all(setting.kind and setting.sentence.endswith("。") for setting in SETTINGS)
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)


def test_every_setting_stands_in_the_reference(checkout: Path):
    page = (checkout / "docs" / "reference" / "settings.md").read_text("utf-8")
    assert [setting.name for setting in SETTINGS if f"`{setting.name}`" not in page] == []
