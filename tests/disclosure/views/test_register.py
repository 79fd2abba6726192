from tests.rooms import County

from jixiao.disclosure.models import DisclosureItem, Publication
from jixiao.reports.models import ReportVersion
from jixiao.web.clock import today


def test_the_register_lists_what_must_be_public_before_anybody_touched_it(county: County):
    text = county.client("viewer").get(county.address("disclosure/")).content.decode()
    assert "部门决算" in text
    assert "批复日期未填" in text


def test_the_clerk_registers_an_item_and_the_viewer_does_not(county: County):
    path = county.address("disclosure/items/accounts/")
    form = {"is_open": "1", "approved_on": "2024-08-01", "channel": "门户网站（示例）", "published_on": "2024-08-10"}
    assert county.client("viewer").post(path, form).status_code == 403
    assert county.client("clerk").post(path, form).status_code == 302
    assert DisclosureItem.objects.get(key="accounts").channel == "门户网站（示例）"


def test_an_entry_that_cannot_be_so_is_told_beside_its_field_and_kept(county: County):
    path = county.address("disclosure/items/accounts/")
    answer = county.client("clerk").post(path, {"is_open": "0", "reason": "", "channel": "写过的（示例）"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "不公开的要写明理由" in text
    assert "写过的（示例）" in text


def test_an_item_that_is_none_is_not_there(county: County):
    assert county.client("clerk").get(county.address("disclosure/items/nothing/")).status_code == 404


def test_a_filed_report_is_asked_for_agreed_to_and_taken_down(county: County, filed: ReportVersion):
    clerk, head = county.client("clerk"), county.client("head")
    gone_by = county.actor("clerk").on.isoformat()
    refused = clerk.post(county.address("disclosure/plan/"), {"planned_on": gone_by})
    assert "公开日期不能是过去" in refused.content.decode()
    assert clerk.post(county.address("disclosure/plan/"), {"planned_on": today().isoformat()}).status_code == 302
    publication = Publication.objects.get(withdrawn_at=None)
    agree = county.address(f"disclosure/publications/{publication.pk}/agree/")
    assert clerk.post(agree, {"confirmed": "1"}).status_code == 403
    assert "同意公开这份报告" in head.get(agree).content.decode()
    assert head.post(agree, {"confirmed": "1"}).status_code == 302
    assert clerk.get(f"/public/{county.unit.code}/2024/").status_code == 200
    down = county.address(f"disclosure/publications/{publication.pk}/withdraw/")
    assert head.post(down, {"reason": "示例：数字有误"}).status_code == 302
    assert clerk.get(f"/public/{county.unit.code}/2024/").status_code == 410


def test_a_publication_of_another_unit_is_not_there(county: County, published: Publication):
    path = f"/{county.other.code}/2024/disclosure/publications/{published.pk}/withdraw/"
    assert county.client("outside_head").get(path).status_code == 404
