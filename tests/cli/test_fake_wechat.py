import urllib.error
import urllib.request

import pytest

from jixiao.cli.fake_wechat import APPID, SECRET, run_beside, serve_fake

BACK = "https%3A%2F%2Fshili.example%2F"


@pytest.fixture(scope="module")
def fake():
    with serve_fake() as served:
        yield served


def status_of(url):
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status
    except urllib.error.HTTPError as fault:
        fault.close()
        return fault.code


def test_the_authorize_page_wants_its_parameters_in_their_order(fake):
    ordered = f"appid={APPID}&redirect_uri={BACK}&response_type=code&scope=snsapi_base&state=abc"
    assert status_of(f"{fake.address}/connect/oauth2/authorize?{ordered}") == 200
    for odd in (
        f"redirect_uri={BACK}&appid={APPID}&response_type=code&scope=snsapi_base&state=abc",
        ordered.replace("abc", "not-letters"),
        ordered.replace(APPID, "another"),
        "",
    ):
        assert status_of(f"{fake.address}/connect/oauth2/authorize?{odd}") == 400, odd
    assert status_of(f"{fake.address}/elsewhere") == 404


def test_a_code_is_good_once_and_not_for_long(fake):
    given = {"appid": APPID, "secret": SECRET}
    code = fake.code_for("o-shili-1", is_snapshot=False)
    assert fake.token({**given, "code": code})["openid"] == "o-shili-1"
    assert fake.token({**given, "code": code})["errcode"] == 40163
    assert fake.token({**given, "code": fake.code_for("o", is_snapshot=True)})["is_snapshotuser"] == 1
    late = fake.code_for("o", is_snapshot=False)
    fake.expire_codes()
    assert fake.token({**given, "code": late})["errcode"] == 42003
    assert fake.token({**given, "code": ""})["errcode"] == 41008
    assert fake.token({**given, "code": "x"})["errcode"] == 40029


def test_a_site_is_told_how_to_take_it_for_wechat(fake):
    assert fake.address.startswith("http://127.0.0.1:")
    assert set(fake.settings()) == {
        "JIXIAO_WECHAT_APPID", "JIXIAO_WECHAT_SECRET", "JIXIAO_WECHAT_OPEN", "JIXIAO_WECHAT_API",
    }  # fmt: skip


def test_it_runs_as_a_program_of_its_own_until_it_is_left():
    with run_beside() as beside:
        assert beside.settings()["JIXIAO_WECHAT_OPEN"] == beside.address
        assert status_of(f"{beside.address}/elsewhere") == 404
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"{beside.address}/elsewhere")
