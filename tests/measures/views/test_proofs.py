import errno
import io
import zipfile

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.measures.conftest import document, paper, photograph, upload

from jixiao.measures.entering import enter_value
from jixiao.measures.keeping import attach, keep_proof, remove_proof
from jixiao.measures.models import Proof, ProofLink
from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import JobRun

pytestmark = pytest.mark.django_db


def kept(county, content=b"", name="签到表.jpg", *, year=None, who="clerk"):
    return keep_proof(
        unit_year=year or county.unit_year, upload=upload(content or photograph()), name=name, proof_class="voucher",
        by=county.actor(who),
    )  # fmt: skip


def entered(county, *, year=None, who="clerk"):
    return enter_value(
        unit_year=year or county.unit_year, name="自定事", unit="件", value=1, note="", by=county.actor(who)
    )


def sent(county, path, who="clerk", **form):
    return county.client(who).post(county.address(f"measures/proofs/{path}"), form)


def looked_at(client, address):
    """Ask for a page or a file, and let go of the file."""
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer


def test_many_files_are_uploaded_at_once(county):
    files = [upload(photograph(), "照片.jpg"), upload(paper(), "合同.pdf")]
    answer = sent(county, "upload/", files=files, proof_class="voucher")
    assert answer.status_code == 302
    assert set(Proof.objects.values_list("name", flat=True)) == {"照片", "合同"}


def test_a_bad_file_is_told_and_the_good_ones_are_kept(county):
    files = [upload(b"<html>", "网页.jpg"), upload(paper(), "合同.pdf")]
    answer = sent(county, "upload/", files=files, proof_class="voucher")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "内容是网页" in html
    assert "改法" in html
    assert Proof.objects.get().name == "合同"


def test_a_disk_that_is_full_while_a_file_comes_in_is_told(county, settings, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", full)
    answer = sent(county, "upload/", files=[upload(paper(), "合同.pdf")], proof_class="voucher")
    assert answer.status_code == 507
    assert "请系统管理员腾出磁盘空间后再传" in answer.content.decode()
    assert not Proof.objects.exists()


def test_a_file_over_the_limit_is_dropped_while_it_comes_in_and_told(county, settings):
    settings.UPLOAD_LIMIT = 2_000
    files = [upload(b"x" * 200_000, "太大.txt"), upload(paper(), "合同.pdf")]
    answer = sent(county, "upload/", files=files, proof_class="voucher")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "太大.txt" in html
    assert "U402" in html
    assert Proof.objects.get().name == "合同"


def test_a_text_and_a_table_are_read_on_the_page(county):
    table = kept(county, "姓名,数量\n示例<b>,3\n".encode("gb18030"), "清单.csv")
    html = county.client("clerk").get(county.address(f"measures/proofs/{table.pk}/")).content.decode()
    assert "<td>示例&lt;b&gt;</td><td>3</td>" in html
    long = kept(county, ("示例一行\n" * 60).encode(), "说明.txt")
    assert "只显示开头" in county.client("clerk").get(county.address(f"measures/proofs/{long.pk}/")).content.decode()


@pytest.mark.parametrize("form", [{}, {"proof_class": "voucher"}])
def test_no_file_and_no_class_are_told(county, form):
    assert sent(county, "upload/", **form).status_code == 422


def test_the_limit_and_the_kinds_are_told_beforehand(county):
    html = county.client("clerk").get(county.address("measures/proofs/upload/")).content.decode()
    assert "MB" in html
    assert "OFD" in html


def test_a_download_is_never_a_page(county):
    proof = kept(county, name='坏"名\r\n字.jpg')
    answer = county.client("viewer").get(county.address(f"measures/proofs/{proof.pk}/file/"))
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"Exif" not in b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    ("content", "disposition"), [(photograph(), "inline"), (paper(), "attachment"), (document(), "attachment")]
)
def test_only_a_picture_is_shown_in_the_browser_itself(county, content, disposition):
    proof = kept(county, content)
    answer = looked_at(county.client("clerk"), county.address(f"measures/proofs/{proof.pk}/file/?inline=1"))
    assert answer.headers["Content-Disposition"].startswith(disposition)


def test_a_preview_is_a_picture_and_of_a_page_that_is_there(county):
    proof = kept(county, paper(pages=2))
    client = county.client("clerk")
    address = county.address(f"measures/proofs/{proof.pk}/preview/")
    assert looked_at(client, f"{address}2/large/").headers["Content-Type"] == "image/webp"
    for path in ("3/large/", "0/small/", "1/huge/"):
        assert client.get(address + path).status_code == 404


def test_a_proof_shows_what_it_proves_and_what_happened(county):
    proof, row = kept(county), entered(county)
    attach(proof=proof, subject=f"measures.entered:{row.pk}", label="自定事填报", by=county.actor("clerk"))
    html = county.client("clerk").get(county.address(f"measures/proofs/{proof.pk}/")).content.decode()
    for word in ("自定事填报", f"/measures/entered/{row.pk}/", proof.sha256, "上传佐证", "关联佐证", "preview/1/large"):
        assert word in html


def test_a_proof_is_renamed_and_a_stale_form_shows_both(county):
    proof = kept(county)
    form = {"name": "新名称", "proof_class": "working", "remark": "", "stamp": "1"}
    assert sent(county, f"{proof.pk}/", **form).status_code == 302
    stale = sent(county, f"{proof.pk}/", **{**form, "name": "又一名称"})
    assert stale.status_code == 409
    assert "新名称" in stale.content.decode()


def test_removing_asks_first_and_can_be_taken_back(county):
    proof = kept(county)
    assert "移除佐证" in sent(county, f"{proof.pk}/remove/").content.decode()
    assert sent(county, f"{proof.pk}/remove/", confirmed="1").status_code == 302
    client = county.client("clerk")
    assert "上传第一份" in client.get(county.address("measures/proofs/")).content.decode()
    assert "签到表" in client.get(county.address("measures/proofs/removed/")).content.decode()
    assert sent(county, f"{proof.pk}/restore/", confirmed="1").status_code == 302
    assert "签到表" in client.get(county.address("measures/proofs/")).content.decode()


def test_removing_what_proves_something_says_what(county):
    proof, row = kept(county), entered(county)
    attach(proof=proof, subject=f"measures.entered:{row.pk}", label="自定事填报", by=county.actor("clerk"))
    answer = sent(county, f"{proof.pk}/remove/", confirmed="1")
    assert answer.status_code == 422
    assert "自定事填报" in answer.content.decode()


def test_files_are_attached_from_the_page_of_a_record(county):
    row = entered(county)
    here = county.address(f"measures/entered/{row.pk}/")
    answer = sent(county, "attach/", files=[upload(paper(), "合同.pdf")], proof_class="voucher",
                  subject=f"measures.entered:{row.pk}", label="自定事", next=here)  # fmt: skip
    assert answer.url == here
    html = county.client("clerk").get(here).content.decode()
    assert "合同" in html
    assert "取下" in html
    proof = Proof.objects.get()
    assert sent(county, "detach/", proof=proof.pk, subject=f"measures.entered:{row.pk}", next=here).url == here
    assert not ProofLink.objects.exists()


def test_proofs_that_are_there_are_chosen_for_a_record(county):
    row, proof = entered(county), kept(county)
    subject = f"measures.entered:{row.pk}"
    html = county.client("clerk").get(county.address("measures/proofs/choose/"), {"subject": subject}).content.decode()
    assert "签到表" in html
    assert sent(county, "attach/", proof=[proof.pk], subject=subject, label="自定事").status_code == 302
    assert ProofLink.objects.get().subject == subject


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "x",
        "measures.entered:",
        "nobody.knows:1",
        "measures.entered:999999",
        "measures.entered:9999999999999999999999",
    ],
)
def test_nothing_is_attached_to_what_is_not_there(county, subject):
    entered(county)
    answer = sent(county, "attach/", files=[upload(paper())], proof_class="voucher", subject=subject)
    assert answer.status_code == 404
    assert not Proof.objects.exists()


def test_nothing_is_attached_to_another_units_record(county):
    theirs = entered(county, year=county.other_year, who="outsider")
    subject = f"measures.entered:{theirs.pk}"
    assert sent(county, "attach/", files=[upload(paper())], proof_class="voucher", subject=subject).status_code == 404
    proof = kept(county, year=county.other_year, who="outsider")
    ours = entered(county)
    sent(county, "attach/", proof=[proof.pk], subject=f"measures.entered:{ours.pk}")
    assert not ProofLink.objects.exists()
    assert sent(county, "detach/", proof=proof.pk, subject=subject).status_code == 404


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)"])
def test_the_way_back_never_leads_away(county, away):
    row = entered(county)
    answer = sent(county, "attach/", files=[upload(paper())], proof_class="voucher",
                  subject=f"measures.entered:{row.pk}", next=away)  # fmt: skip
    assert answer.url == county.address("measures/proofs/")


PATHS = ["", "file/", "preview/1/small/", "remove/", "restore/"]


@pytest.mark.parametrize("path", PATHS)
def test_another_units_clerk_gets_nothing_of_a_proof(county, path):
    proof = kept(county)
    address = f"measures/proofs/{proof.pk}/{path}"
    assert county.client("outsider").get(county.address(address)).status_code == 404
    assert county.client("outsider").get(f"/{county.other.code}/2024/{address}").status_code == 404


@pytest.mark.parametrize("who", ["head", "viewer", "reviewer", "third"])
def test_others_look_at_proofs_and_change_none(county, who):
    proof, client = kept(county), county.client(who)
    for path in ("", f"{proof.pk}/", f"{proof.pk}/file/", "zip/"):
        assert looked_at(client, county.address(f"measures/proofs/{path}")).status_code == 200
    for path in ("upload/", "attach/", "detach/", f"{proof.pk}/", f"{proof.pk}/remove/"):
        assert client.post(county.address(f"measures/proofs/{path}")).status_code == 403


@pytest.mark.parametrize("who", ["system", "security", "audit"])
def test_administrators_see_no_proofs(county, who):
    assert county.client(who).get(county.address("measures/proofs/")).status_code == 403


def test_the_list_is_filtered_by_class_and_by_what_proves_nothing(county):
    proof, row, client = kept(county), entered(county), county.client("clerk")
    attach(proof=proof, subject=f"measures.entered:{row.pk}", label="", by=county.actor("clerk"))
    kept(county, paper(), "未用的.pdf")
    loose = client.get(county.address("measures/proofs/?linked=0")).content.decode()
    assert "未用的" in loose
    assert "签到表" not in loose
    assert "没有合条件" in client.get(county.address("measures/proofs/?class=official")).content.decode()


def test_the_list_costs_the_same_with_one_proof_and_three(county):
    client, counts = county.client("clerk"), []
    client.get(county.address("measures/proofs/"))
    for pages in ((1,), (2, 3)):
        for number in pages:
            kept(county, paper(pages=number), f"{number}.pdf")
        with CaptureQueriesContext(connection) as captured:
            client.get(county.address("measures/proofs/"))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_year_is_packed_and_sent(county):
    kept(county)
    client = county.client("viewer")
    assert client.post(county.address("measures/proofs/zip/")).status_code == 302
    job = JobRun.objects.get()
    asked = client.get(county.address("measures/proofs/zip/"), headers={"HX-Request": "true"})
    assert asked.status_code == 200
    do_job.func(job.pk)
    assert client.get(county.address("measures/proofs/zip/"), headers={"HX-Request": "true"}).status_code == 286
    answer = client.get(county.address(f"measures/proofs/zip/{job.pk}/"))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert "index.xlsx" in archive.namelist()
    assert county.client("outsider").get(county.address(f"measures/proofs/zip/{job.pk}/")).status_code == 404
    assert county.client("outsider").get(f"/{county.other.code}/2024/measures/proofs/zip/{job.pk}/").status_code == 404


def test_a_closed_year_is_only_looked_at(county):
    proof = kept(county)
    county.unit_year.state = "closed"
    county.unit_year.save()
    client = county.client("clerk")
    assert client.get(county.address(f"measures/proofs/{proof.pk}/")).status_code == 200
    assert client.post(county.address(f"measures/proofs/{proof.pk}/")).status_code == 403
    assert client.get(county.address("measures/proofs/upload/")).status_code == 403


def test_a_removed_proof_is_still_there_to_look_at(county):
    proof = kept(county)
    remove_proof(proof=proof, by=county.actor("clerk"))
    html = county.client("clerk").get(county.address(f"measures/proofs/{proof.pk}/")).content.decode()
    assert "已移除" in html
    assert "恢复佐证" in html
