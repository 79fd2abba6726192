import dataclasses
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.records.quiz.bank.conftest import SAID

from jixiao.measures.keeping import keep_proof, remove_proof
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.quiz.bank.queries import passed_versions
from jixiao.records.quiz.bank.writing import amend_draft, begin_version, remove_version
from jixiao.records.quiz.models import PoolEntry, Question

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(county, by):
    def keep(colour="red"):
        file = io.BytesIO()
        Image.new("RGB", (8, 8), colour).save(file, format="PNG")
        upload = SimpleUploadedFile("示例图.png", file.getvalue())
        return keep_proof(unit_year=county.unit_year, upload=upload, name="示例图.png", proof_class="working", by=by)

    return keep


def test_a_question_gets_the_next_number_and_stands_in_the_trail(write):
    first, second = write(), write(text="示例二？")
    assert (str(first.question), str(second.question)) == ("T1", "T2")
    assert first.plain == "示例人体最大的器官是什么"
    line = TrailEntry.objects.get(subject=f"quiz.version:{first.pk}")
    assert (line.event, line.after["正确答案"], line.after["选项"]) == (
        "quiz.question_written", "A", "皮肤；肝脏；心脏；肺",
    )  # fmt: skip


def test_a_draft_is_changed_and_an_older_form_is_told(write, by):
    row = write()
    stamp = row.version
    amend_draft(version=row, said=dataclasses.replace(SAID, right=0b10), stamp=stamp, by=by)
    line = TrailEntry.objects.get(event="quiz.question_amended")
    assert (line.before, line.after) == ({"正确答案": "A"}, {"正确答案": "B"})
    with pytest.raises(Stale):
        amend_draft(version=row, said=SAID, stamp=stamp, by=by)


def test_what_has_passed_is_not_changed_but_gets_another_version_and_is_drawn_until_that_one_passes(
    county, write, by, passed
):
    row = passed(write())
    with pytest.raises(Refused) as refused:
        amend_draft(version=row, said=SAID, stamp=None, by=by)
    assert refused.value.code == "U922"
    second = begin_version(question=row.question, by=by)
    assert (second.number, second.text, second.state) == (2, row.text, "draft")
    with pytest.raises(Refused) as refused:
        begin_version(question=row.question, by=by)
    assert refused.value.code == "U921"
    assert list(passed_versions(county.unit)) == [row]
    amend_draft(version=second, said=dataclasses.replace(SAID, text="示例新题干？"), stamp=None, by=by)
    newest = passed(second)
    assert list(passed_versions(county.unit)) == [newest]


def test_a_picture_of_any_kind_has_words_and_cannot_be_set_aside_while_it_is_asked(write, by, picture):
    kept = picture()
    with pytest.raises(Refused) as refused:
        write(picture=kept)
    assert (refused.value.code, refused.value.field) == ("U920", "picture_words")
    row = write(picture=kept, picture_words="一块红色")
    with pytest.raises(Refused) as refused:
        remove_proof(proof=kept, by=by)
    assert refused.value.code == "U414"
    other = picture("blue")
    said = dataclasses.replace(SAID, picture_words="一块蓝色")
    amend_draft(version=row, said=said, stamp=None, by=by, picture=other)
    remove_proof(proof=kept, by=by)
    amend_draft(version=row, said=SAID, stamp=None, by=by, picture=None)
    row.refresh_from_db()
    assert (row.picture, row.picture_words) == (None, "")


def test_a_paper_is_no_picture(write, county, by):
    upload = SimpleUploadedFile("示例.txt", "示例".encode())
    paper = keep_proof(unit_year=county.unit_year, upload=upload, name="示例.txt", proof_class="working", by=by)
    with pytest.raises(Refused) as refused:
        write(picture=paper, picture_words="示例")
    assert refused.value.field == "picture"


def test_a_draft_goes_with_its_question_and_a_later_version_alone(write, by, passed):
    row = write()
    remove_version(version=row, stamp=row.version, by=by)
    assert not Question.objects.exists()
    kept = passed(write())
    second = begin_version(question=kept.question, by=by)
    remove_version(version=second, stamp=None, by=by)
    assert list(Question.objects.get().versions.all()) == [kept]
    with pytest.raises(Refused) as refused:
        remove_version(version=kept, stamp=None, by=by)
    assert refused.value.code == "U922"


def test_a_draft_that_a_campaign_asks_is_not_taken_away(write, by, campaign):
    row = write()
    open_one = campaign(versions=[row])
    assert PoolEntry.objects.filter(campaign=open_one).exists()
    with pytest.raises(Refused) as refused:
        remove_version(version=row, stamp=None, by=by)
    assert refused.value.code == "U929"
