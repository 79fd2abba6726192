"""Rulebooks: on the shelf, uploaded, published, retired, chosen for a year, written out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.rooms import County

from jixiao.cycle.indicators.bookshelf import find_shelved, key_of, shelf
from jixiao.cycle.indicators.choosing_rulebook import choose_rulebook
from jixiao.cycle.indicators.keeping_rulebooks import (
    discard_rulebook,
    publish_rulebook,
    retire_rulebook,
    upload_rulebook,
)
from jixiao.cycle.indicators.models import RulebookVersion
from jixiao.cycle.indicators.queries import rulebook_of, rulebook_text_of
from jixiao.engine.scoring import load_rulebook, rulebook, rulebook_for, rulebooks
from jixiao.orgs.handing import handover_of, send
from jixiao.orgs.models import HandoverKind, TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import close_year

pytestmark = pytest.mark.django_db
TEXT = """
extends = "MOF10"
code = "SL2024"
title = "示例县自评计分规则"
region = "示例县"
applies_to = "部门整体"
since = 2024-01-01
source = "示例财〔2024〕1号"
mark = "公开发布"

[grades]
grades = [["优", 95], ["良", 85], ["中", 60], ["差", 0]]
source = "示例财〔2024〕1号"
"""
OTHER = TEXT.replace('["优", 95]', '["优", 92]')
BAD = TEXT.replace('extends = "MOF10"', 'extends = "MOF99"')


def refusal(act, **given) -> Refused:
    with pytest.raises(Refused) as caught:
        act(**given)
    return caught.value


def upload(county: County, text: str = TEXT) -> RulebookVersion:
    return upload_rulebook(text=text, name="示例.toml", by=county.actor("reviewer"))


def published(county: County, text: str = TEXT) -> RulebookVersion:
    return publish_rulebook(version=upload(county, text), by=county.actor("reviewer"))


def best(unit_year) -> int:
    return int(rulebook_of(unit_year).grades.grades[0].floor)


def test_a_year_without_a_choice_takes_the_rules_of_the_engine(county: County) -> None:
    assert rulebook_of(county.unit_year) == rulebook_for(2024)
    whole, faults = load_rulebook(rulebook_text_of(county.unit_year), name="x.toml")
    assert not faults
    assert whole == rulebook_for(2024)


def test_an_upload_is_a_draft_that_no_year_can_choose(county: County) -> None:
    version = upload(county)
    assert (version.code, version.number, version.state, version.title) == ("SL2024", 1, "draft", "示例县自评计分规则")
    refused = refusal(choose_rulebook, unit_year=county.unit_year, key=key_of(version), by=county.actor("reviewer"))
    assert refused.code == "U772"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BAD, "U762"),
        ("这不是 TOML", "U762"),
        (TEXT.replace("SL2024", "MOF101"), "U768"),
        (TEXT.replace("SL2024", "示例"), "U768"),
        ("#" * 300_000, "U761"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(county: County, text, code) -> None:
    assert refusal(upload, county=county, text=text).code == code
    assert not RulebookVersion.objects.exists()


def test_the_same_text_is_kept_once(county: County) -> None:
    upload(county)
    assert refusal(upload, county=county).code == "U763"


def test_a_chosen_version_stays_what_a_year_is_scored_by(county: County) -> None:
    first = published(county)
    choose_rulebook(unit_year=county.unit_year, key=key_of(first), by=county.actor("reviewer"))
    choose_rulebook(unit_year=county.other_year, key="ZT2013", by=county.actor("reviewer"))
    second = published(county, OTHER)
    county.unit_year.refresh_from_db()
    county.other_year.refresh_from_db()
    assert county.unit_year.rulebook == "SL2024@1"
    assert best(county.unit_year) == 95
    assert rulebook_of(county.other_year) == rulebook("ZT2013")
    first.refresh_from_db()
    assert (first.state, second.number) == ("retired", 2)
    close_year(unit_year=county.unit_year, by=county.actor("system"))
    assert best(county.unit_year) == 95
    whole, faults = load_rulebook(rulebook_text_of(county.unit_year), name="x.toml")
    assert not faults
    assert whole == rulebook_of(county.unit_year)


def test_the_choice_is_written_down_and_can_be_taken_back(county: County) -> None:
    by = county.actor("reviewer")
    choose_rulebook(unit_year=county.unit_year, key="MOF101", by=by)
    line = TrailEntry.objects.get(event="indicators.rulebook_chosen")
    assert line.before["规则集"] == "没有另选，默认 MOF10"
    assert line.after["规则集"].startswith("MOF101 ")
    again = choose_rulebook(unit_year=county.unit_year, key="MOF101", by=by)
    assert TrailEntry.objects.filter(event="indicators.rulebook_chosen").count() == 1
    choose_rulebook(unit_year=again, key="", by=by)
    county.unit_year.refresh_from_db()
    assert county.unit_year.rulebook == ""


def test_a_closed_year_keeps_its_rules(county: County) -> None:
    close_year(unit_year=county.unit_year, by=county.actor("system"))
    refused = refusal(choose_rulebook, unit_year=county.unit_year, key="MOF101", by=county.actor("reviewer"))
    assert refused.code == "U770"


def test_a_year_whose_evaluation_is_handed_in_keeps_its_rules(county: County) -> None:
    send(handover=handover_of(county.unit_year, HandoverKind.EVALUATION), by=county.actor("clerk"))
    refused = refusal(choose_rulebook, unit_year=county.unit_year, key="MOF101", by=county.actor("reviewer"))
    assert refused.code == "U771"


def test_rules_issued_after_a_year_was_evaluated_do_not_score_it(county: County) -> None:
    from jixiao.orgs.registering import open_year

    early = open_year(unit=county.unit, year=2019, by=county.actor("system"))
    refused = refusal(choose_rulebook, unit_year=early, key="MOF101", by=county.actor("reviewer"))
    assert refused.code == "U773"
    choose_rulebook(unit_year=early, key="LANGFANG", by=county.actor("reviewer"))


def test_what_is_published_is_not_thrown_away_and_what_is_retired_is_not_chosen(county: County) -> None:
    version = published(county)
    by = county.actor("reviewer")
    assert refusal(discard_rulebook, version=version, by=by).code == "U767"
    assert refusal(publish_rulebook, version=version, by=by).code == "U764"
    assert refusal(retire_rulebook, version=version, why=" ", by=by).code == "U766"
    retire_rulebook(version=version, why="示例", by=by)
    assert refusal(retire_rulebook, version=version, why="示例", by=by).code == "U765"
    assert refusal(choose_rulebook, unit_year=county.unit_year, key=key_of(version), by=by).code == "U772"
    draft = upload(county, OTHER)
    discard_rulebook(version=draft, by=by)
    assert RulebookVersion.objects.count() == 1


def test_the_database_itself_keeps_one_published_version(county: County) -> None:
    version = published(county)
    with pytest.raises(IntegrityError), transaction.atomic():
        RulebookVersion.objects.create(
            code=version.code, number=9, state="published", title="示例", since=version.since, text=TEXT
        )


def test_the_shelf_holds_what_ships_and_the_offices_own(county: County) -> None:
    published(county)
    keys = [one.key for one in shelf()]
    assert keys == [*rulebooks(), "SL2024@1"]
    assert find_shelved("NONE") is None
    assert find_shelved("SL2024@x") is None


def test_a_choice_that_is_gone_is_said(county: County) -> None:
    county.unit_year.rulebook = "GONE@1"
    county.unit_year.save()
    assert refusal(rulebook_of, unit_year=county.unit_year).code == "U760"


def page(county: County, name: str, **kwargs) -> str:
    return reverse(f"indicators:{name}", kwargs={"unit": county.unit.code, "year": 2024, **kwargs})


def file_of(text: str) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("示例.toml", text.encode())}


def test_every_fault_of_a_file_is_shown(county: County) -> None:
    broken = TEXT.replace('[["优", 95], ["良", 85]', '[["优", 9500], ["良", "高"]').replace("title", "titel")
    client = county.client("reviewer")
    shown = client.post(page(county, "rulebook_upload"), file_of(broken)).content.decode()
    findings = load_rulebook(broken, name="示例.toml")[1]
    assert len(findings) > 2
    assert all(finding.cause in shown.replace("&quot;", '"') for finding in findings)


def test_the_reviewer_uploads_publishes_chooses_and_retires_by_the_pages(county: County) -> None:
    client = county.client("reviewer")
    sent = client.post(page(county, "rulebook_upload"), file_of(TEXT))
    assert sent.headers["Location"] == page(county, "rulebook", key="SL2024@1")
    shown = client.get(sent.headers["Location"]).content.decode()
    assert "优 95，良 85" in shown
    assert "示例财〔2024〕1号" in shown
    version = RulebookVersion.objects.get()
    assert "发布规则集" in client.get(page(county, "rulebook_publish", pk=version.pk)).content.decode()
    client.post(page(county, "rulebook_publish", pk=version.pk), {"confirmed": "1"})
    client.post(page(county, "choose"), {"key": "SL2024@1"})
    county.unit_year.refresh_from_db()
    assert county.unit_year.rulebook == "SL2024@1"
    assert "本年度" in client.get(page(county, "rulebooks")).content.decode()
    client.post(page(county, "rulebook_retire", pk=version.pk), {"why": "示例"})
    version.refresh_from_db()
    assert version.state == "retired"
    assert "1 个单位年度选用了它" in client.get(page(county, "rulebook", key="SL2024@1")).content.decode()


def test_a_draft_is_thrown_away_by_the_page(county: County) -> None:
    version = upload(county)
    client = county.client("reviewer")
    client.post(page(county, "rulebook_discard", pk=version.pk), {"confirmed": "1"})
    assert not RulebookVersion.objects.exists()


@pytest.mark.parametrize("key", list(rulebooks()))
def test_each_rulebook_is_shown_in_words_and_goes_out_as_toml_that_comes_in(county: County, key) -> None:
    client = county.client("viewer")
    assert client.get(page(county, "rulebook", key=key)).status_code == 200
    text = client.get(page(county, "rulebook_export", key=key)).content.decode()
    found, faults = load_rulebook(text, name="x.toml")
    assert not faults
    assert found == rulebook(key)


def test_a_rulebook_that_is_not_there_is_404(county: County) -> None:
    client = county.client("viewer")
    assert client.get(page(county, "rulebook", key="NONE")).status_code == 404
    assert client.get(page(county, "rulebook_export", key="NONE")).status_code == 404
    assert county.client("reviewer").post(page(county, "choose"), {"key": "NONE"}).status_code == 404


def test_a_file_that_is_no_text_is_said(county: County) -> None:
    sent = {"file": SimpleUploadedFile("示例.toml", b"\xff\xfe\x00")}
    shown = county.client("reviewer").post(page(county, "rulebook_upload"), sent).content.decode()
    assert "不是 UTF-8 文本" in shown
