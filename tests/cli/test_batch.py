import os
import sys
from pathlib import Path

import pytest

from jixiao.cli.batch import WORTH_A_SECOND_CORE, Broken, each_done
from jixiao.cli.refusals import Refusal

MANY = [str(number) for number in range(WORTH_A_SECOND_CORE + 3)]


def told(name: str) -> tuple[str, int]:
    """A job as the pool takes it: a function of a module, of one argument."""
    if name == "4":
        message = "“4”坏了；请换一个"
        raise Refusal(message)
    if name == "5":
        raise ZeroDivisionError
    return name, os.getpid()


def find_nothing(name: str) -> tuple[str, ...]:
    with Path(os.environ["DONE"]).open("a", encoding="utf-8") as done:
        done.write(f"{name}\n")
    return ()


def vanish(name: str) -> str:
    if name == "2":
        os._exit(1)
    return name


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch):
    """Let another process import this file by its name."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    for job in (told, find_nothing, vanish):
        monkeypatch.setattr(job, "__module__", Path(__file__).stem)
    monkeypatch.setitem(sys.modules, Path(__file__).stem, sys.modules[__name__])


@pytest.mark.parametrize("cores", [1, 2])
def test_the_order_is_kept_and_a_broken_file_stops_no_other(cores: int):
    outcomes = [*each_done(told, MANY, title="查错", cores=cores)]
    assert [outcome[0] for outcome in outcomes if isinstance(outcome, tuple)] == [n for n in MANY if n not in "45"]
    assert outcomes[4] == Broken("“4”坏了；请换一个", 2)
    assert isinstance(outcomes[5], Broken)
    assert "ZeroDivisionError" in outcomes[5].reason
    assert outcomes[5].exit_code == 1


def test_many_files_go_to_other_processes_and_few_stay_here():
    many = [outcome[1] for outcome in each_done(told, MANY, title="查错", cores=2) if isinstance(outcome, tuple)]
    few = [outcome[1] for outcome in each_done(told, MANY[:3], title="查错", cores=2) if isinstance(outcome, tuple)]
    assert os.getpid() not in many
    assert set(few) == {os.getpid()}


def test_an_outcome_that_holds_nothing_is_not_made_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DONE", str(tmp_path / "done"))
    assert [*each_done(find_nothing, MANY, title="查错", cores=2)] == [()] * len(MANY)
    assert sorted((tmp_path / "done").read_text(encoding="utf-8").split()) == MANY


def test_a_process_that_is_killed_takes_only_its_own_file_along():
    outcomes = [*each_done(vanish, MANY, title="查错", cores=2)]
    assert [outcome for outcome in outcomes if isinstance(outcome, str)] == [n for n in MANY if n != "2"]
    assert isinstance(outcomes[2], Broken)
    assert "内存不足" in outcomes[2].reason
