import io
import zipfile

import pytest
from tests.measures.conftest import paper
from tests.records.contests.conftest import noon
from tests.records.contests.entering.conftest import picture

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.handing_in import hand_in
from jixiao.records.contests.entering.packages import match_files
from jixiao.records.contests.entering.returning import return_entry
from jixiao.records.contests.models import EntryFile, EntryState, FileKind

pytestmark = pytest.mark.django_db


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    out.seek(0)
    return out


@pytest.fixture
def work(asking, school, ready, by):
    """A work that has a number and was returned, so that it takes files again."""
    done = hand_in(entry=ready(asking(), school()), stamp=None, at=noon(10))
    return return_entry(entry=done, why="请补文件", stamp=None, by=by)


def test_files_go_to_the_work_whose_number_they_have_and_each_is_told(work, by):
    number = work.number
    found = match_files(
        contest=work.contest,
        package=packed({
            f"{number}_盖章件.pdf": paper(),
            f"夹/{number}/作品.png": picture(200, size=(30, 30)).read(),
            f"{number}_查新报告2.pdf": paper(pages=2),
            "S9-X9-999_作品.png": picture().read(),
            "没有编号.png": picture().read(),
            f"{number}_病毒.exe": b"MZ",
            "__MACOSX/x": b"x",
        }),
        at=noon(11), by=by,
    )  # fmt: skip
    kept = {(one.kind, one.name.rpartition("/")[2]) for one in found if not one.why}
    assert kept == {("盖章扫描件", f"{number}_盖章件.pdf"), ("作品", "作品.png")}
    left = {one.name.rpartition("/")[2]: one.why for one in found if one.why}
    assert "传满" in left[f"{number}_查新报告2.pdf"]
    assert "没有编号为 S9-X9-999 的作品" in left["S9-X9-999_作品.png"]
    assert "没有作品编号" in left["没有编号.png"]
    assert f"{number}_病毒.exe" in left
    assert EntryFile.objects.filter(entry=work, kind=FileKind.SEALED).count() == 1
    assert TrailEntry.objects.latest("number").after == {"存上": 2, "没有存上": 4}


@pytest.mark.parametrize("content", [b"nothing", b""])
def test_what_is_no_package_is_refused(work, by, content):
    with pytest.raises(Refused) as refused:
        match_files(contest=work.contest, package=io.BytesIO(content), at=noon(11), by=by)
    assert refused.value.code == "A168"
    with pytest.raises(Refused) as empty:
        match_files(contest=work.contest, package=packed({}), at=noon(11), by=by)
    assert empty.value.code == "A168"


def test_names_packed_by_an_old_windows_are_read():
    from jixiao.records.contests.entering.packages import readable_name

    part = zipfile.ZipInfo("S1-X1-001_盖章件.pdf".encode("gb18030").decode("cp437"))
    assert readable_name(part) == "S1-X1-001_盖章件.pdf"
    part.flag_bits = 0x800
    assert readable_name(part) == part.filename


def test_works_taken_in_by_a_table_get_their_files_while_they_wait(asking, school, ready, by):
    work = hand_in(entry=ready(asking(), school()), stamp=None, at=noon(10))
    content = packed({f"{work.number}_作品二.png": picture(9).read(), f"{work.number}_盖章.pdf": paper()})
    found = match_files(contest=work.contest, package=content, at=noon(11), by=by)
    assert [(one.kind, one.why) for one in found] == [("作品", ""), ("盖章扫描件", "")]
    assert [one.get_kind_display() for one in work.steps.order_by("-pk")[:2]] == ["上传盖章件", "其他"]
    work.state = EntryState.QUALIFIED
    work.save()
    again = packed({f"{work.number}_作品三.png": picture(30).read()})
    assert "现在不能修改" in match_files(contest=work.contest, package=again, at=noon(11), by=by)[0].why
