from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from jixiao.cli.app import app

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run ``jixiao`` with these words and return what it printed and its exit code."""
    runner = CliRunner()

    def typed(*words: object, **environment: str) -> Result:
        result = runner.invoke(app, [str(word) for word in words], prog_name="jixiao", env=environment or None)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return typed


@pytest.fixture
def no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the typesetter find no font of the system."""
    (tmp_path / "no-fonts").mkdir()
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{tmp_path / "no-fonts"}</dir></fontconfig>', encoding="utf-8"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    monkeypatch.delenv("JIXIAO_FONTS", raising=False)
