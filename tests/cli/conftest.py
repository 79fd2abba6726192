from collections.abc import Callable

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
