import pytest
from PIL import Image
from tests.measures.conftest import document, paper, photograph, upload

from jixiao.measures import shelf
from jixiao.measures.keeping import keep_proof
from jixiao.measures.previews import has_preview, preview_of
from jixiao.orgs.refusing import Refused

pytestmark = pytest.mark.django_db


def kept(county, content, name):
    return keep_proof(
        unit_year=county.unit_year, upload=upload(content), name=name, proof_class="voucher", by=county.actor("clerk")
    )


@pytest.mark.parametrize(
    ("content", "name", "page"), [(paper(), "a.pdf", 3), (photograph(size=(2000, 900)), "a.jpg", 1)]
)
def test_pictures_and_papers_have_previews_of_both_sizes(county, content, name, page):
    proof = kept(county, content, name)
    assert has_preview(proof)
    for size, width in (("small", 240), ("large", 1200)):
        with Image.open(preview_of(proof, page=page, size=size)) as picture:
            assert abs(picture.width - width) <= 1


def test_a_preview_is_made_once(county):
    proof = kept(county, paper(), "a.pdf")
    made = preview_of(proof, page=1, size="small")
    shelf.path_of(proof.sha256).unlink()
    assert preview_of(proof, page=1, size="small") == made


def test_an_office_document_has_none_and_a_lost_file_is_told(county):
    with pytest.raises(Refused, match="没有预览"):
        preview_of(kept(county, document(), "a.docx"), page=1, size="small")
    lost = kept(county, paper(), "b.pdf")
    shelf.path_of(lost.sha256).unlink()
    with pytest.raises(Refused, match="不在服务器上"):
        preview_of(lost, page=1, size="small")
