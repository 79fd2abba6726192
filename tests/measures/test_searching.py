import pytest
from tests.measures.conftest import paper, upload

from jixiao.measures.keeping import keep_proof
from jixiao.measures.searching import search_measures, search_proofs

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(county, rf):
    from jixiao.orgs.desk import desk_of

    def at(who: str, unit: str = ""):
        request = rf.get("/")
        request.user = county.people[who]
        return desk_of(request, unit=unit or county.unit.code, year=2024)

    return at


def test_proofs_are_found_by_words_and_first_letters_of_their_own_unit(county, desk):
    keep_proof(
        unit_year=county.unit_year,
        upload=upload(paper()),
        name="印刷合同.pdf",
        proof_class="voucher",
        by=county.actor("clerk"),
    )
    for text in ("合同", "yshh", "ysht"):
        assert [hit.title for hit in search_proofs(desk("clerk"), text)] == ([] if text == "yshh" else ["印刷合同"])
    assert list(search_proofs(desk("outsider", county.other.code), "合同")) == []


def test_measures_are_found_by_name_code_and_library(county, desk, board):
    for text in ("资料份数", "outreach.leaflets", "kx-c09", "slzlfs"):
        assert [hit.title for hit in search_measures(desk("clerk"), text)] == ["示例资料份数"]
