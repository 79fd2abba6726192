import re
import urllib.request

import pytest
from tests.records.quiz.days import noon

from jixiao.cli.fake_wechat import ACCOUNTS, APPID, SECRET, SNAPSHOT, serve_fake
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.by_wechat import newcomer_by_wechat, send_to_wechat
from jixiao.records.quiz.identity.wechat import Unreachable, WeChat, wechat
from jixiao.records.quiz.models import WayIn
from jixiao.records.quiz.seals import digest_of

pytestmark = pytest.mark.django_db
BACK = "https://shili.example/quiz/t/join/wechat/"


@pytest.fixture(scope="module")
def fake():
    with serve_fake() as served:
        yield served


@pytest.fixture
def client(fake):
    return WeChat(appid=APPID, secret=SECRET, open_site=fake.address, api_site=fake.address)


@pytest.fixture
def goes(campaign, client):
    """Send somebody to WeChat and let them choose; return what they come back with."""
    one = campaign(ways=["wechat"])

    def make(chosen="示例微信甲", holder="browser"):
        url = send_to_wechat(campaign=one, holder=holder, back_to=BACK, oauth=client, at=noon())
        with urllib.request.urlopen(url.partition("#")[0]) as answer:
            page = answer.read().decode()
        back = re.findall(rf'href="([^"]+)">{chosen}<', page)[0].replace("&amp;", "&")
        assert back.startswith(BACK)
        return dict(part.split("=") for part in back.partition("?")[2].split("&"))

    def back(given, holder="browser", at=None):
        return newcomer_by_wechat(
            campaign=one, holder=holder, state=given.get("state", ""), code=given.get("code", ""), oauth=client,
            at=at or noon(minute=1),
        )  # fmt: skip

    make.back, make.campaign = back, one
    return make


def test_the_way_there_has_its_parameters_in_order_and_ends_as_wechat_wants(client):
    url = client.authorize_url(back_to=BACK, state="abc123")
    assert re.search(
        r"/connect/oauth2/authorize\?appid=wx-shili&redirect_uri=https%3A%2F%2Fshili\.example%2Fquiz%2Ft%2Fjoin%2Fwechat"
        r"%2F&response_type=code&scope=snsapi_base&state=abc123#wechat_redirect$",
        url,
    )


def test_whoever_comes_back_is_known_by_a_digest_of_the_openid(goes):
    who = goes.back(goes())
    unit = goes.campaign.unit_year.unit_id
    assert (who.way, who.key) == ("wechat", digest_of(unit, "wechat", ACCOUNTS["示例微信甲"]))
    assert ACCOUNTS["示例微信甲"] not in repr(list(WayIn.objects.values()))
    assert goes.back(goes()).key == who.key
    assert goes.back(goes("示例微信乙")).key != who.key


def test_a_state_is_good_once_for_its_own_browser_and_ten_minutes(goes):
    given = goes()
    for holder, at in (("another", None), ("browser", noon(minute=11))):
        with pytest.raises(Refused) as refused:
            goes.back(given, holder=holder, at=at)
        assert refused.value.code == "U960"
    goes.back(given)
    with pytest.raises(Refused, match="不是从这里开始的"):
        goes.back(given)
    with pytest.raises(Refused, match="不是从这里开始的"):
        goes.back({**goes(), "state": "made-up"})


def test_a_state_is_letters_and_digits_and_kept_as_a_digest(goes):
    state = goes()["state"]
    assert re.fullmatch(r"[0-9a-zA-Z]{32,128}", state)
    assert state not in repr(list(WayIn.objects.values()))


def test_whoever_says_no_is_told_what_else_there_is(goes):
    with pytest.raises(Refused, match="没有同意微信授权"):
        goes.back(goes("拒绝"))


def test_a_snapshot_is_nobody(goes):
    with pytest.raises(Refused) as refused:
        goes.back(goes(SNAPSHOT))
    assert refused.value.code == "U968"


def test_a_code_that_was_used_or_is_too_old_or_made_up_is_told_in_chinese(goes, fake):
    first = goes()
    goes.back(first)
    with pytest.raises(Refused, match="已经用过"):
        goes.back({**goes(), "code": first["code"]})
    with pytest.raises(Refused, match="已经过期"):
        goes.back({**goes(), "code": "made-up"})
    late = goes()
    fake.expire_codes()
    with pytest.raises(Refused, match="已经过期"):
        goes.back(late)


@pytest.mark.parametrize(("values", "words"), [({"appid": "x"}, "AppID"), ({"secret": "x"}, "AppSecret")])
def test_a_site_that_is_set_wrong_says_what_to_tell_the_organiser(fake, values, words):
    given = {"appid": APPID, "secret": SECRET, "open_site": fake.address, "api_site": fake.address, **values}
    with pytest.raises(Unreachable, match=words) as refused:
        WeChat(**given).account_of(code="x")
    assert (refused.value.code, refused.value.status) == ("U967", 503)


def test_a_wechat_that_does_not_answer_or_answers_nonsense_is_told(fake):
    for address in ("http://127.0.0.1:9", f"{fake.address}/nowhere"):
        with pytest.raises(Unreachable, match="连不上微信"):
            WeChat(appid=APPID, secret=SECRET, open_site="", api_site=address).account_of(code="x")


def test_without_an_account_of_the_office_there_is_no_wechat(settings):
    settings.WECHAT_APPID = ""
    assert wechat() is None
    settings.WECHAT_APPID = APPID
    assert wechat() is not None
