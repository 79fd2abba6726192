from pathlib import Path

import pytest

from jixiao.cli.papers import papers_named
from jixiao.cli.refusals import Refusal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "乙局/报告.docx",
        "甲局/报告.txt",
        "甲局/报告.txt.体检.toml",
        "报告-体检.docx",
        "照片.heic",
        ".草稿/旧.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("一、概况", encoding="utf-8")
    (tmp_path / "~$报告.docx").write_bytes(b"")
    (tmp_path / "index.json").write_text("[]", encoding="utf-8")
    (tmp_path / "自评表.json").write_text('{"indicators": []}', encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_papers_and_none_that_a_check_or_an_office_program_wrote(folder: Path):
    found = papers_named([str(folder)])
    names = {path.relative_to(folder).as_posix() for path in found.paths}
    assert names == {"乙局/报告.docx", "甲局/报告.txt", "自评表.json"}
    assert found.has_folder
    assert found.others == 2


def test_a_paper_that_is_named_twice_is_checked_once(folder: Path):
    one = folder / "甲局/报告.txt"
    assert papers_named([str(one), str(one.parent)]).paths == (one,)


def test_what_is_not_there_or_holds_nothing_is_refused(tmp_path: Path):
    with pytest.raises(Refusal, match="没有“"):
        papers_named([str(tmp_path / "没有.docx")])
    with pytest.raises(Refusal, match="没有能读的文稿"):
        papers_named([str(tmp_path)])
