import datetime
import io
import os
import zipfile

import pytest
from python_calamine import CalamineWorkbook
from tests.measures.conftest import paper, photograph, upload
from tests.rooms import NOON

from jixiao.measures import shelf
from jixiao.measures.keeping import attach, keep_proof, remove_proof
from jixiao.measures.zipping import ask_for_zip, zip_path
from jixiao.orgs.jobs import do_job
from jixiao.orgs.refusing import Refused

pytestmark = pytest.mark.django_db


def kept(county, content, name, proof_class="voucher", *, year=None, who="clerk"):
    return keep_proof(
        unit_year=year or county.unit_year, upload=upload(content), name=name, proof_class=proof_class,
        by=county.actor(who),
    )  # fmt: skip


def packed(county):
    job = ask_for_zip(unit_year=county.unit_year, by=county.actor("clerk"))
    do_job.func(job.pk)
    job.refresh_from_db()
    return job


def test_a_year_is_packed_with_an_index_that_names_everything(county):
    contract = kept(county, paper(), "合同/验收:单?.pdf", "official")
    photo = kept(county, photograph(), "合同验收.jpg")
    attach(proof=contract, subject="x.y:1", label="科普日主场", by=county.actor("clerk"))
    job = packed(county)
    assert (job.state, job.outcome["proofs"], job.outcome["missing"]) == ("done", 2, [])
    with zipfile.ZipFile(zip_path(job)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == ["正式资料/0001-验收_单_.pdf", "原始凭证/0002-合同验收.jpg", "index.txt", "index.xlsx"]
        assert archive.read(names[0]) == shelf.path_of(contract.sha256).read_bytes()
        text = archive.read("index.txt").decode("utf-8-sig")
        rows = CalamineWorkbook.from_filelike(io.BytesIO(archive.read("index.xlsx"))).get_sheet_by_index(0).to_python()
    for word in ("科普日主场", contract.sha256, photo.sha256, "正式资料", "0002-合同验收.jpg"):
        assert word in text
        assert any(word in str(cell) for row in rows for cell in row)
    assert len(rows) == 3


def test_two_of_the_same_name_lie_side_by_side(county):
    kept(county, paper(pages=1), "合同.pdf")
    kept(county, paper(pages=2), "合同.pdf")
    with zipfile.ZipFile(zip_path(packed(county))) as archive:
        assert len({name.casefold() for name in archive.namelist()}) == 4


def test_names_cannot_climb_out_of_the_archive(county):
    kept(county, paper(), "..\\..\\../../etc/passwd.pdf")
    kept(county, paper(pages=2), "CON.pdf")
    with zipfile.ZipFile(zip_path(packed(county))) as archive:
        for name in archive.namelist():
            assert ".." not in name
            assert name.count("/") <= 1


def test_removed_proofs_and_those_of_others_are_not_packed(county):
    kept(county, paper(pages=1), "留下.pdf")
    remove_proof(proof=kept(county, paper(pages=2), "移除.pdf"), by=county.actor("clerk"))
    kept(county, paper(pages=3), "别的单位.pdf", year=county.other_year, who="outsider")
    with zipfile.ZipFile(zip_path(packed(county))) as archive:
        assert len(archive.namelist()) == 3


def test_a_file_that_is_not_there_is_told_and_the_rest_is_packed(county):
    gone = kept(county, paper(pages=1), "丢失.pdf")
    kept(county, paper(pages=2), "还在.pdf")
    shelf.path_of(gone.sha256).unlink()
    job = packed(county)
    assert job.outcome["missing"] == ["丢失"]
    with zipfile.ZipFile(zip_path(job)) as archive:
        assert "文件不在服务器上" in archive.read("index.txt").decode("utf-8-sig")


def test_a_year_without_proofs_is_refused(county):
    with pytest.raises(Refused, match="还没有佐证"):
        ask_for_zip(unit_year=county.unit_year, by=county.actor("clerk"))


def test_asking_twice_is_one_job(county):
    kept(county, paper(), "合同.pdf")
    by = county.actor("clerk")
    first = ask_for_zip(unit_year=county.unit_year, by=by)
    assert ask_for_zip(unit_year=county.unit_year, by=by) == first


def test_packing_sweeps_what_is_a_week_old(county):
    kept(county, paper(), "合同.pdf")
    old = zip_path(packed(county))
    moment = (NOON - datetime.timedelta(days=400)).timestamp()
    os.utime(old, (moment, moment))
    packed(county)
    assert not old.exists()
