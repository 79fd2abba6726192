import io

import pytest
from tests.measures.conftest import paper

from jixiao.measures import shelf
from jixiao.measures.keeping import put_on_shelf
from jixiao.measures.models import Proof
from jixiao.measures.previews import pictures_of, preview_of
from jixiao.measures.throwing_away import throw_away_unused


@pytest.fixture
def shelved(settings, tmp_path):
    settings.PROOFS, settings.DATA = tmp_path / "proofs", tmp_path
    return put_on_shelf(upload=io.BytesIO(paper()), name="示例.pdf")


@pytest.mark.django_db
def test_a_content_goes_with_its_pictures_once_the_transaction_is_through(shelved, django_capture_on_commit_callbacks):
    preview_of(shelved, page=1, size="small")
    with django_capture_on_commit_callbacks(execute=True):
        throw_away_unused(sha256=shelved.sha256)
        assert shelf.path_of(shelved.sha256).exists()
    assert not shelf.path_of(shelved.sha256).exists()
    assert pictures_of(shelved.sha256) == []


@pytest.mark.django_db
def test_what_a_proof_has_too_stays(shelved, county, django_capture_on_commit_callbacks):
    Proof.objects.create(
        unit_year=county.unit_year, name="示例", sha256=shelved.sha256, media_type=shelved.media_type,
        size=shelved.size, uploaded_by=county.people["clerk"], uploaded_at="2024-03-01T00:00:00Z",
    )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        throw_away_unused(sha256=shelved.sha256)
    assert shelf.path_of(shelved.sha256).exists()
