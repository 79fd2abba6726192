import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.measures.conftest import paper
from tests.records.contests.conftest import noon
from tests.records.contests.entering.conftest import picture

from jixiao.measures import shelf
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.filing import put_file, put_uploads, take_file_away
from jixiao.records.contests.entering.handing_in import hand_in
from jixiao.records.contests.models import EntryFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(asking, school, written, shelf_of_its_own):
    work = written(asking(), school())

    def make(upload, kind="work"):
        return put_file(entry=work, kind=kind, upload=upload, name=upload.name, at=noon(10))

    make.work = work
    return make


def test_a_picture_lies_on_the_shelf_with_its_look(put):
    made = put(picture())
    assert shelf.path_of(made.sha256).exists()
    assert (made.name, made.media_type, len(made.picture_hash)) == ("作品", "image/png", 16)
    assert put(picture()) == made
    assert EntryFile.objects.count() == 1


def test_a_film_is_taken_where_the_group_takes_films_only(put):
    film = SimpleUploadedFile("片.mp4", b"\x00\x00\x00\x20ftypisom" + b"\x00" * 64)
    assert put(film).media_type == "video/mp4"
    film.seek(0)
    with pytest.raises(Refused):
        put(film, "novelty")


@pytest.mark.parametrize(
    ("upload", "kind", "code"),
    [
        (picture(), "photo", "A162"),
        (SimpleUploadedFile("a.pdf", paper()), "work", "A162"),
        (picture(), "sealed", "A165"),
        (SimpleUploadedFile("a.html", b"<html>"), "work", "U403"),
    ],
)
def test_what_the_group_does_not_take_is_refused(put, upload, kind, code):
    upload.seek(0)
    with pytest.raises(Refused) as refused:
        put(upload, kind)
    assert refused.value.code == code


def test_no_more_than_the_group_takes_and_a_place_is_free_again(put):
    first = put(picture(100, size=(40, 40)), "novelty")
    with pytest.raises(Refused) as refused:
        put(picture(200, size=(50, 50)), "novelty")
    assert refused.value.code == "A163"
    take_file_away(file=first, at=noon(10))
    assert put(picture(200, size=(50, 50)), "novelty")


def test_the_sealed_form_comes_after_handing_in_and_is_told(asking, school, ready):
    work = hand_in(entry=ready(asking(), school()), stamp=None, at=noon(10))
    scan = SimpleUploadedFile("盖章.pdf", paper())
    made = put_file(entry=work, kind="sealed", upload=scan, name=scan.name, at=noon(11))
    work.refresh_from_db()
    assert work.sealed_at == noon(11)
    with pytest.raises(Refused) as refused:
        put_file(entry=work, kind="work", upload=picture(9), name="x.png", at=noon(11))
    assert refused.value.code == "A154"
    take_file_away(file=made, at=noon(12))
    work.refresh_from_db()
    assert work.sealed_at is None


def test_of_many_files_the_good_ones_are_kept(put):
    bad = SimpleUploadedFile("坏.pdf", b"")
    kept, refused = put_uploads(entry=put.work, kind="work", uploads=[picture(), bad], at=noon(10))
    assert (len(kept), len(refused)) == (1, 1)
    assert "坏.pdf" in refused[0]
    with pytest.raises(Refused) as nothing:
        put_uploads(entry=put.work, kind="work", uploads=[], at=noon(10))
    assert nothing.value.code == "A164"
