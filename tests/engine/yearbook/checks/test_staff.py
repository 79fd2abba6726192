from tests.engine.yearbook.checks.making import codes, wan, year

from jixiao.engine.yearbook.checks.staff import check_assets, check_staff


def test_more_people_than_posts_are_named():
    assert codes(check_staff(year(profile={"establishment": 9, "staff": 10}))) == ["Y311"]
    assert codes(check_staff(year(profile={"establishment": 9, "staff": 9}))) == []
    assert codes(check_staff(year(profile={"staff": 10}))) == []


def test_more_assets_in_use_than_there_are_cannot_be():
    found = [*check_assets(year(profile={"fixed_assets": wan("68.4"), "assets_in_use": wan("68.41")}))]
    assert codes(found) == ["Y312"]
    assert found[0].severity.value == "必须改"
    assert codes(check_assets(year(profile={"fixed_assets": wan("68.4"), "assets_in_use": wan("68.4")}))) == []
