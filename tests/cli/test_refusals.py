import pytest
import typer
from typer.testing import CliRunner

from jixiao.cli.refusals import TROUBLES, NotProduced, Refusal, refusal_of
from jixiao.cli.usage import Command, Group
from jixiao.engine.errors import BadFileError, MissingFontError


@pytest.mark.parametrize("number", TROUBLES)
def test_every_trouble_with_a_file_names_it_and_says_the_cure(number: int):
    told = str(refusal_of(OSError(number, "in English", "报告.docx")))
    assert "“报告.docx”" in told
    assert "；请" in told
    assert "English" not in told


def test_a_trouble_that_is_not_known_keeps_the_words_of_the_system():
    assert "odd" in str(refusal_of(OSError(9999, "odd", "报告.docx")))


@pytest.mark.parametrize(
    ("error", "kind", "status"),
    [
        (BadFileError("坏了；请换一个"), Refusal, 2),
        (MissingFontError("没有字体；请安装"), NotProduced, 1),
        (MemoryError(), Refusal, 2),
        (Refusal("不行；请改"), Refusal, 2),
    ],
)
def test_what_the_world_outside_did_is_a_refusal(error: Exception, kind: type[Refusal], status: int):
    refusal = refusal_of(error)
    assert type(refusal) is kind
    assert refusal.exit_code == status


def test_a_fault_of_the_program_is_none():
    assert refusal_of(ZeroDivisionError()) is None


def test_a_fault_of_the_program_is_said_to_be_one_and_shown_whole():
    app = typer.Typer(cls=Group)

    @app.command("fail", cls=Command)
    def fail() -> None:
        raise ZeroDivisionError

    app.command("other", cls=Command)(lambda: None)
    result = CliRunner().invoke(app, ["fail"])
    assert isinstance(result.exception, ZeroDivisionError)
    assert result.stderr == "程序本身出错，不是您的数据造成的；请把下面的内容发给维护的人。\n"
