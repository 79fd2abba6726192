import io
import json
import sys

import pytest

from jixiao.cli import streams


class Console(io.TextIOWrapper):
    """A stream of some encoding; ``watched`` says whether a person looks at it."""

    def __init__(self, *, encoding: str, watched: bool):
        super().__init__(io.BytesIO(), encoding=encoding)
        self.watched = watched

    def isatty(self) -> bool:
        return self.watched

    def shown(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(self.encoding)


def open_console(monkeypatch: pytest.MonkeyPatch, *, encoding: str = "utf-8", watched: bool = False) -> Console:
    console = Console(encoding=encoding, watched=watched)
    monkeypatch.setattr(sys, "stdout", console)
    return console


def test_a_gbk_console_shows_the_nearest_sign_instead_of_stopping(monkeypatch: pytest.MonkeyPatch):
    console = open_console(monkeypatch, encoding="gbk")
    streams.settle_streams()
    streams.say("收支差 −2.76 万元 ≥ 0，面积 3 m²，😀")
    assert console.shown() == "收支差 -2.76 万元 ≥ 0，面积 3 m2，?\n"


def test_an_ascii_console_does_not_stop_the_program_either(monkeypatch: pytest.MonkeyPatch):
    console = open_console(monkeypatch, encoding="ascii")
    streams.settle_streams()
    streams.say("≥ 90")
    assert console.shown() == ">= 90\n"


def test_json_is_utf8_on_a_console_of_any_encoding_and_not_escaped(monkeypatch: pytest.MonkeyPatch):
    console = open_console(monkeypatch, encoding="gbk")
    streams.print_json({"单位": "示例县科协 −"})
    assert "示例县科协 −" in console.shown()
    assert json.loads(console.shown()) == {"单位": "示例县科协 −"}


def test_a_table_that_nobody_looks_at_is_plain_and_never_wrapped(monkeypatch: pytest.MonkeyPatch):
    console = open_console(monkeypatch)
    long = "没有任何佐证材料的指标" * 30
    streams.print_table(heads=("编号", "说明"), rows=[("C1", long)])
    lines = console.shown().splitlines()
    assert len(lines) == 3
    assert long in lines[2]
    assert "\033" not in console.shown()
    assert all(line == line.rstrip() for line in lines)


def test_brackets_in_a_name_are_printed_as_they_are(monkeypatch: pytest.MonkeyPatch):
    console = open_console(monkeypatch)
    streams.print_table(heads=("名称",), rows=[("[red]报告[/red] :smile:",)])
    assert "[red]报告[/red] :smile:" in console.shown()


@pytest.mark.parametrize(
    ("watched", "no_colour", "wanted"),
    [("yes", "", "\033[1m必须改\033[0m"), ("yes", "1", "必须改"), ("", "", "必须改")],
)
def test_colours_are_for_a_terminal_whose_owner_wants_them(
    monkeypatch: pytest.MonkeyPatch, watched: str, no_colour: str, wanted: str
):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", no_colour)
    open_console(monkeypatch, watched=bool(watched))
    assert streams.bold("必须改") == wanted


def test_a_chinese_character_takes_two_columns():
    assert streams.columns("绩效 A") == 6
    assert streams.padded("绩效", 6) == "绩效  "
