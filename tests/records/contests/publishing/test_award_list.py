"""The list of awards as a paper: masked as on the page, without what was cancelled."""

import datetime
import json

from tests.records.contests import a_contest as made

from jixiao.engine.document import document_to_json
from jixiao.records.contests.publishing.award_list import award_list_of


def held(county):
    day = datetime.date(2024, 10, 20)
    contest = made.a_contest(county, state="published", notice_from=day, notice_to=day + datetime.timedelta(days=6))
    for number, (award, state, why) in enumerate(
        (("一等奖", "published", ""), ("二等奖", "cancelled", "原因"), ("", "published", "")), start=1
    ):
        entry = made.a_work(contest, number, author="张示明", consented=number == 1)
        made.a_result(entry, award=award, state=state, why=why, published_at=made.AT)
    return contest


def test_the_list_has_the_awards_masked_and_no_cancelled_one(county):
    said = json.dumps(document_to_json(award_list_of(held(county), is_notice=True)), ensure_ascii=False)
    assert "张*明（小学五）" in said
    assert "张示明" not in said
    assert "公示期2024年10月20日至2024年10月26日" in said
    assert [word in said for word in ("示例作品1", "示例作品2", "示例作品3")] == [True, False, False]


def test_the_list_is_sent_once_there_is_one(county, client):
    contest = held(county)
    client.force_login(county.people["clerk"])
    here = f"/{county.unit.code}/2024/contests/{contest.pk}/results/list.docx"
    assert client.get(here).status_code == 200
    contest.state = "deciding"
    contest.save()
    assert client.get(here).status_code == 404
