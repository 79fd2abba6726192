import errno
import os
import stat
from pathlib import Path

import pytest

from jixiao.cli.refusals import Refusal, refusal_of
from jixiao.cli.writing import check_folder, told_apart, write_whole


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_text_is_written_as_utf8_and_its_folder_is_made(tmp_path: Path):
    path = tmp_path / "新" / "报告" / "甲.toml"
    assert write_whole(path, "绩效 ≥ −") == path
    assert path.read_bytes() == "绩效 ≥ −".encode()
    assert names(path.parent) == ["甲.toml"]


def test_an_existing_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path):
    path = tmp_path / "甲.docx"
    path.write_bytes(b"a much longer old paper")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_may_be_read_by_whom_the_umask_lets(tmp_path: Path):
    before = os.umask(0o022)
    try:
        path = write_whole(tmp_path / "甲.docx", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path):
    real = tmp_path / "真.html"
    real.write_text("old", encoding="utf-8")
    link = tmp_path / "链.html"
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_whatever_happens_on_the_way_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
):
    path = tmp_path / "甲.docx"
    path.write_bytes(b"old")

    def stop(_number: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(type(fault)):
        write_whole(path, b"new")
    assert names(tmp_path) == ["甲.docx"]
    assert path.read_bytes() == b"old"


def test_a_disk_that_is_full_is_told_with_the_name_that_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as caught:
        write_whole(tmp_path / "甲.docx", b"new")
    told = str(refusal_of(caught.value))
    assert told == f"磁盘已满，“{tmp_path / '甲.docx'}”没有写成；请清出空间后再试"


def test_an_input_is_never_written_over_by_whatever_name(tmp_path: Path):
    given = tmp_path / "年度.xlsx"
    given.write_bytes(b"filled in")
    (tmp_path / "别名.xlsx").hardlink_to(given)
    with pytest.raises(Refusal, match="同一个文件"):
        write_whole(tmp_path / "别名.xlsx", b"new", inputs=[given])
    assert given.read_bytes() == b"filled in"


def test_a_folder_is_refused_where_a_file_is_wanted(tmp_path: Path):
    with pytest.raises(Refusal, match="是文件夹，不是文件"):
        write_whole(tmp_path, b"new")


def test_a_file_is_refused_where_a_folder_is_wanted(tmp_path: Path):
    (tmp_path / "甲").write_bytes(b"")
    with pytest.raises(Refusal, match="是文件，不是文件夹"):
        check_folder(tmp_path / "甲" / "乙")


def test_a_folder_that_is_not_there_yet_is_let_pass_and_not_made(tmp_path: Path):
    check_folder(tmp_path / "甲" / "乙")
    assert names(tmp_path) == []


def test_the_longest_name_a_file_system_takes_is_written(tmp_path: Path):
    path = tmp_path / f"{'绩' * 83}.docx"
    assert write_whole(path, b"new").read_bytes() == b"new"


def test_files_of_the_same_name_begin_differently_whatever_their_case():
    assert told_apart(("a", "A", "b", "a")) == ("a", "A-2", "b", "a-3")
