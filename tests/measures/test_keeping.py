import errno
import io
from pathlib import Path

import pytest
from tests.measures.conftest import paper, photograph, upload

from jixiao.measures import shelf
from jixiao.measures.keeping import attach, detach, keep_proof, remove_proof, rename_proof, restore_proof
from jixiao.measures.models import Proof, ProofClass, ProofLink
from jixiao.measures.queries import proof_names_of, proofs_of
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale

pytestmark = pytest.mark.django_db


def kept(county, content=b"", name="签到表.jpg", *, year=None, who="clerk", **more):
    content = content or photograph()
    more = {"proof_class": ProofClass.VOUCHER, **more}
    return keep_proof(
        unit_year=year or county.unit_year, upload=upload(content), name=name, by=county.actor(who), **more
    )


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def test_a_proof_lies_under_the_digest_of_what_is_kept(county, shelf_of_its_own):
    proof = kept(county)
    path = shelf.path_of(proof.sha256)
    assert path == shelf_of_its_own / proof.sha256[:2] / proof.sha256
    assert shelf.digest_of(path) == proof.sha256
    assert proof.size == path.stat().st_size
    assert (proof.name, proof.media_type, proof.pages) == ("签到表", "image/jpeg", None)
    assert b"Exif" not in path.read_bytes()
    assert files(shelf_of_its_own) == [path]


def test_a_pdf_is_kept_as_it_is_with_its_pages_counted(county):
    content = paper(pages=3)
    proof = kept(county, content, "合同.pdf")
    assert proof.pages == 3
    assert shelf.path_of(proof.sha256).read_bytes() == content


def test_any_file_opened_for_reading_can_be_kept(county):
    proof = keep_proof(
        unit_year=county.unit_year, upload=io.BytesIO(paper()), name="a/b\\决算表.PDF", proof_class="official",
        by=county.actor("clerk"),
    )  # fmt: skip
    assert proof.name == "决算表"


def test_the_same_content_twice_is_one_proof(county):
    first = kept(county)
    again = kept(county, name="另一个名字.jpg", proof_class=ProofClass.OFFICIAL)
    assert again == first
    assert Proof.objects.count() == 1
    assert TrailEntry.objects.filter(event="measures.proof_kept").count() == 1


def test_two_units_keep_the_same_content_each_for_itself(county, shelf_of_its_own):
    ours, theirs = kept(county), kept(county, year=county.other_year, who="outsider")
    assert ours != theirs
    assert ours.sha256 == theirs.sha256
    assert len(files(shelf_of_its_own)) == 1


def test_keeping_is_written_to_the_trail(county):
    proof = kept(county)
    line = TrailEntry.objects.get(subject=f"measures.proof:{proof.pk}")
    assert line.after["佐证类别"] == "原始凭证"
    assert line.after["内容摘要"] == proof.sha256


def test_a_file_over_the_limit_is_refused_and_nothing_is_left(county, settings, shelf_of_its_own):
    settings.UPLOAD_LIMIT = 100
    with pytest.raises(Refused) as refused:
        kept(county)
    assert refused.value.code == "U402"
    assert files(shelf_of_its_own) == []
    assert not Proof.objects.exists()


def test_a_refused_file_leaves_nothing(county, shelf_of_its_own):
    with pytest.raises(Refused):
        kept(county, b"<html>", "照片.jpg")
    assert files(shelf_of_its_own) == []


@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_left(county, monkeypatch, shelf_of_its_own, step):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr("jixiao.measures.shelf.write_upload", full)
    with pytest.raises(Refused, match="磁盘满了") as refused:
        kept(county)
    assert refused.value.code == "U411"
    assert files(shelf_of_its_own) == []
    assert not Proof.objects.exists()


def test_a_connection_that_breaks_leaves_nothing(county, shelf_of_its_own):
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:  # noqa: ARG002 - as BytesIO has it
            if self.tell() > 0:
                raise ConnectionResetError
            return super().read(10)

    with pytest.raises(ConnectionResetError):
        keep_proof(
            unit_year=county.unit_year, upload=Broken(photograph()), name="a.jpg", proof_class="voucher",
            by=county.actor("clerk"),
        )  # fmt: skip
    assert files(shelf_of_its_own) == []


def test_a_locked_pdf_and_a_broken_one_are_refused(county):
    with pytest.raises(Refused, match="残缺"):
        kept(county, paper()[:200], "a.pdf")


@pytest.mark.parametrize(("name", "cause"), [("", "名称"), ("\u202e\u200b.jpg", "名称")])
def test_a_proof_without_a_name_is_refused(county, name, cause):
    with pytest.raises(Refused, match=cause):
        kept(county, name=name)


def test_a_proof_without_a_class_is_refused(county):
    with pytest.raises(Refused, match="类别"):
        kept(county, proof_class="")


def test_a_proof_proves_many_things_and_a_thing_has_many_proofs(county):
    first, second = kept(county), kept(county, paper(), "合同.pdf")
    for proof, subject in ((first, "x.y:1"), (second, "x.y:1"), (first, "x.y:2")):
        attach(proof=proof, subject=subject, label="示例活动", by=county.actor("clerk"))
    attach(proof=first, subject="x.y:1", label="示例活动", by=county.actor("clerk"))
    found = proofs_of(["x.y:1", "x.y:2", "x.y:3"], county.unit_year)
    assert found == {"x.y:1": [first, second], "x.y:2": [first]}
    assert proof_names_of(["x.y:1"], county.unit_year) == {"x.y:1": ("签到表", "合同")}
    assert ProofLink.objects.count() == 3


@pytest.mark.parametrize("count", [1, 3, 600])
def test_proofs_of_any_number_of_subjects_are_one_statement(county, django_assert_num_queries, count):
    attach(proof=kept(county), subject="x.y:1", label="", by=county.actor("clerk"))
    with django_assert_num_queries(1):
        assert len(proofs_of([f"x.y:{n}" for n in range(1, count + 1)], county.unit_year)) == 1


def test_another_year_never_sees_the_links(county):
    attach(proof=kept(county), subject="x.y:1", label="", by=county.actor("clerk"))
    assert proofs_of(["x.y:1"], county.other_year) == {}


def test_a_record_of_another_unit_cannot_be_proven(county):
    theirs = kept(county, year=county.other_year, who="outsider")
    with pytest.raises(Refused, match="不属于"):
        attach(proof=kept(county), subject=f"measures.proof:{theirs.pk}", label="", by=county.actor("clerk"))


def test_a_proof_in_use_is_not_removed_and_says_what_it_proves(county):
    proof, by = kept(county), county.actor("clerk")
    attach(proof=proof, subject="x.y:1", label="科普日主场", by=by)
    with pytest.raises(Refused, match="科普日主场"):
        remove_proof(proof=proof, by=by)
    detach(proof=proof, subject="x.y:1", by=by)
    remove_proof(proof=proof, by=by)
    proof.refresh_from_db()
    assert proof.removed_at is not None
    assert shelf.path_of(proof.sha256).exists()
    with pytest.raises(Refused, match="移除"):
        attach(proof=proof, subject="x.y:1", label="", by=by)


def test_a_removed_proof_comes_back_unless_it_was_uploaded_again(county):
    proof, by = kept(county), county.actor("clerk")
    remove_proof(proof=proof, by=by)
    again = kept(county)
    assert again != proof
    with pytest.raises(Refused, match="重新上传"):
        restore_proof(proof=proof, by=by)
    remove_proof(proof=again, by=by)
    restore_proof(proof=proof, by=by)
    proof.refresh_from_db()
    assert proof.removed_at is None


def test_renaming_keeps_the_content_and_tells_only_what_changed(county):
    proof, by = kept(county), county.actor("clerk")
    rename_proof(proof=proof, name="活动签到表", proof_class=ProofClass.WORKING, remark="38 人", by=by, stamp=1)
    line = TrailEntry.objects.get(event="measures.proof_renamed")
    assert line.before == {"材料名称": "签到表", "佐证类别": "原始凭证", "材料说明": ""}
    proof.refresh_from_db()
    assert (proof.name, proof.version) == ("活动签到表", 2)
    with pytest.raises(Stale):
        rename_proof(proof=proof, name="别的", proof_class=ProofClass.WORKING, remark="", by=by, stamp=1)


def test_what_a_dead_process_left_is_swept_after_a_day(county, shelf_of_its_own):
    import datetime
    import os

    from tests.rooms import NOON

    folder = shelf.incoming()
    folder.mkdir(parents=True)
    for name, age in (("old.part", 90_000), ("new.part", 60)):
        (folder / name).write_bytes(b"x")
        moment = (NOON - datetime.timedelta(seconds=age)).timestamp()
        os.utime(folder / name, (moment, moment))
    assert shelf.sweep_incoming(at=NOON) == 1
    assert [path.name for path in files(shelf_of_its_own)] == ["new.part"]
