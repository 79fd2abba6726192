import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.measures.test_films import MP4

from jixiao.records.stations.models import Content, ContentReads, ContentState

pytestmark = pytest.mark.django_db
FORM = {
    "kind": "text", "title": "示例：雷雨天怎样防雷", "body": "示例正文", "topics": "防灾减灾、健康生活",
    "audiences": ["青少年", "公众"], "source": "示例县科协", "licence": "own", "minutes": "3",
}  # fmt: skip
ARTICLE = FORM | {"kind": "article", "link": "https://example.org/a", "published_on": "2024-03-08"}


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path=""):
    return county.address(f"stations/contents/{path}")


def page_of(answer):
    return answer.content.decode()


def picture():
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, format="PNG")
    return SimpleUploadedFile("示例图.png", file.getvalue())


@pytest.fixture
def passed(county, clerk):
    """Let a content pass through the pages."""

    def make(values=FORM):
        clerk.post(here(county, "new/"), values)
        row = Content.objects.latest("pk")
        clerk.post(here(county, f"{row.pk}/send/"), {"stamp": row.version})
        for who, aspect in (("head", "science"), ("third", "guidance")):
            county.client(who).post(here(county, f"reviews/{row.pk}/"), {"aspect": aspect, "verdict": "pass"})
        row.refresh_from_db()
        assert row.state == ContentState.PASSED
        return row

    return make


def test_a_content_goes_from_the_form_through_both_reviews(county, clerk):
    made = page_of(clerk.post(here(county, "new/"), FORM, follow=True))
    assert "示例正文" in made
    row = Content.objects.get()
    assert (row.topics, row.audiences, row.minutes) == (["防灾减灾", "健康生活"], ["青少年", "公众"], 3)
    clerk.post(here(county, f"{row.pk}/send/"), {"stamp": row.version})
    assert "这条现在不由您审" in page_of(clerk.get(here(county, f"reviews/{row.pk}/")))
    for who, aspect in (("head", "science"), ("third", "guidance")):
        reviewer = county.client(who)
        assert "雷雨天" in page_of(reviewer.get(here(county, "reviews/")))
        assert "审核意见" in page_of(reviewer.get(here(county, f"reviews/{row.pk}/")))
        done = reviewer.post(here(county, f"reviews/{row.pk}/"), {"aspect": aspect, "verdict": "pass"}, follow=True)
        assert "没有要您审的内容" in page_of(done)
    row.refresh_from_db()
    assert row.state == ContentState.PASSED
    assert "可以推送" in page_of(clerk.get(here(county, f"{row.pk}/")))


def test_a_reviewer_sends_back_with_words_and_it_begins_anew(county, clerk):
    clerk.post(here(county, "new/"), FORM)
    row = Content.objects.get()
    clerk.post(here(county, f"{row.pk}/send/"), {"stamp": row.version})
    address = here(county, f"reviews/{row.pk}/")
    head = county.client("head")
    assert "退回没有写意见" in page_of(head.post(address, {"aspect": "science", "verdict": "back"}))
    assert "没有填" in page_of(head.post(address, {"aspect": "science"}))
    head.post(address, {"aspect": "science", "verdict": "back", "note": "数据没有出处"})
    assert "数据没有出处" in page_of(clerk.get(here(county, f"{row.pk}/edit/")))
    row.refresh_from_db()
    refused = clerk.post(here(county, f"{row.pk}/send/"), {"stamp": row.version})
    assert refused.status_code == 422
    clerk.post(here(county, f"{row.pk}/edit/"), FORM | {"body": "改过的正文", "stamp": row.version})
    row.refresh_from_db()
    assert (row.state, row.body) == ("draft", "改过的正文")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": ""}, "没有填"),
        ({"body": ""}, "内容正文没有填"),
        ({"source": ""}, "没有填"),
        ({"licence": ""}, "没有填"),
        ({"licence": "permitted"}, "书面授权没有写说明"),
        ({"topics": ""}, "主题标签没有填"),
        ({"audiences": []}, "适用人群没有选"),
        ({"audiences": ["外星人"]}, "audiences"),
        ({"kind": "video"}, "视频没有选文件"),
        ({"kind": "quiz"}, "竞答链接没有填链接"),
        ({"link": "javascript:alert(1)"}, "链接不是网址"),
        ({"from_day": "2024-05-02", "until_day": "2024-05-01"}, "下架日期早于上架日期"),
        ({"published_on": "2024-05-02"}, "只有公众号推文填发布日期"),
        ({"minutes": "0"}, "时长不对"),
        ({"kind": "article", "link": "https://example.org/"}, "推文发布日期没有填"),
        ({"kind": "其他"}, "kind"),
    ],
)
def test_a_form_that_is_wrong_says_what_and_keeps_what_was_typed(county, clerk, values, words):
    answer = clerk.post(here(county, "new/"), FORM | values)
    assert answer.status_code == 422
    page = page_of(answer)
    assert words in page
    assert "防灾减灾、健康生活" in page or "topics" in values
    assert not Content.objects.exists()


def test_a_film_is_kept_shown_and_sent_in_parts(county, clerk):
    film = SimpleUploadedFile("示例视频.mp4", MP4)
    asked = page_of(clerk.post(here(county, "new/"), FORM | {"kind": "video", "title": "", "file": film}))
    assert "现有文件：示例视频" in asked
    kept = clerk.post(
        here(county, "new/"), FORM | {"kind": "video", "title": "", "file": SimpleUploadedFile("a.mp4", MP4)}
    )
    pk = kept.context["form"]["file_kept"].value()
    page = page_of(clerk.post(here(county, "new/"), FORM | {"kind": "video", "file_kept": pk}, follow=True))
    assert "<video controls" in page
    row = Content.objects.get()
    part = clerk.get(here(county, f"{row.pk}/file/"), headers={"Range": "bytes=0-3"})
    assert (part.status_code, part["Content-Type"], b"".join(part.streaming_content)) == (206, "video/mp4", MP4[:4])


def test_a_picture_needs_words_and_a_wrong_file_is_told(county, clerk):
    page = page_of(clerk.post(here(county, "new/"), FORM | {"kind": "picture", "file": picture()}))
    assert "图片没有文字说明" in page
    wrong = clerk.post(here(county, "new/"), FORM | {"kind": "video", "file": picture(), "file_words": "红"})
    assert "不是视频文件" in page_of(wrong)
    broken = SimpleUploadedFile("示例.html", b"<html></html>")
    assert "网页" in page_of(clerk.post(here(county, "new/"), FORM | {"kind": "pdf", "file": broken}))
    page = page_of(
        clerk.post(here(county, "new/"), FORM | {"kind": "picture", "file": picture(), "file_words": "红"}, follow=True)
    )
    assert 'alt="红"' in page
    row = Content.objects.get()
    assert b"".join(clerk.get(here(county, f"{row.pk}/file/")).streaming_content).startswith(b"\x89PNG")
    assert clerk.get(here(county, f"{row.pk}/pages/2/")).status_code == 404


def test_what_has_passed_is_not_changed_but_scheduled_recalled_and_replaced(county, clerk, passed):
    row = passed()
    assert clerk.get(here(county, f"{row.pk}/edit/")).status_code == 422
    days = {"from_day": "2024-01-01", "until_day": "2024-02-01", "stamp": row.version}
    assert "已下架" in page_of(clerk.post(here(county, f"{row.pk}/schedule/"), days, follow=True))
    made = clerk.post(here(county, f"{row.pk}/replace/"), FORM | {"title": "示例：防雷新版"}, follow=True)
    assert "替代" in page_of(made)
    row.refresh_from_db()
    assert "撤回没有写原因" not in page_of(clerk.get(here(county, f"{row.pk}/recall/")))
    gone = clerk.post(here(county, f"{row.pk}/recall/"), {"reason": "数据过时", "stamp": row.version}, follow=True)
    assert "数据过时" in page_of(gone)
    assert "防雷新版" in page_of(gone)
    row.refresh_from_db()
    assert row.recalled_at is not None


def test_reads_of_an_article_are_entered_and_never_less_than_nothing(county, clerk):
    clerk.post(here(county, "new/"), ARTICLE)
    row = Content.objects.get()
    address = here(county, f"{row.pk}/reads/")
    assert "登记阅读数" in page_of(clerk.get(address))
    for values, words in (
        ({"number": "-1", "day": "2024-04-01", "source": "后台"}, "阅读数"),
        ({"number": "10", "day": "2024-03-01", "source": "后台"}, "截止日期不对"),
        ({"number": "10", "day": "2024-04-01", "source": ""}, "没有填"),
    ):
        assert words in page_of(clerk.post(address, values))
    assert not ContentReads.objects.exists()
    clerk.post(address, {"number": "1,234", "day": "2024-04-01", "source": "后台"})
    assert "1,234" in page_of(clerk.get(here(county, f"{row.pk}/")))
    assert "1,234" in page_of(clerk.get(here(county)))


def test_a_draft_is_taken_back_and_removed_and_drafts_are_sent_at_once(county, clerk):
    for title in ("示例一", "示例二"):
        clerk.post(here(county, "new/"), FORM | {"title": title})
    assert "把 2 条草稿全部送审" in page_of(clerk.get(here(county, "send/")))
    clerk.post(here(county, "send/"), {"confirmed": "1"})
    row = Content.objects.first()
    clerk.post(here(county, f"{row.pk}/take-back/"), {"stamp": row.version})
    row.refresh_from_db()
    assert row.state == "draft"
    clerk.post(here(county, f"{row.pk}/remove/"), {"confirmed": "1", "stamp": row.version})
    assert clerk.get(here(county, f"{row.pk}/")).status_code == 404


def test_who_saves_over_a_newer_draft_sees_both(county, clerk):
    clerk.post(here(county, "new/"), FORM)
    row = Content.objects.get()
    answer = clerk.post(here(county, f"{row.pk}/edit/"), FORM | {"title": "示例另一题", "stamp": row.version + 7})
    assert answer.status_code == 409
    assert "示例另一题" in page_of(answer)


READING = ("", "{pk}/")
WRITING = ("new/", "{pk}/edit/", "{pk}/remove/", "send/")


def test_who_may_open_which_page(county, clerk):
    clerk.post(here(county, "new/"), FORM)
    row = Content.objects.get()
    for path in (*READING, *WRITING, "reviews/"):
        address = here(county, path.format(pk=row.pk))
        assert county.client("outsider").get(address).status_code == 404, path
        seen = county.client("viewer").get(address).status_code
        assert seen == (200 if path in READING else 403), path
    for path in WRITING:
        assert county.client("head").get(here(county, path.format(pk=row.pk))).status_code == 403, path
    assert county.client("outsider").get(f"/{county.other.code}/2024/stations/contents/{row.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["", "reviews/"])
def test_lists_ask_as_often_for_three_as_for_one(county, clerk, path, django_assert_max_num_queries):
    def add():
        clerk.post(here(county, "new/"), FORM)
        row = Content.objects.latest("pk")
        clerk.post(here(county, f"{row.pk}/send/"), {"stamp": row.version})

    add()
    head, address = county.client("head"), here(county, path)
    head.get(address)
    with django_assert_max_num_queries(60) as first:
        head.get(address)
    number = len(first)
    add()
    add()
    with django_assert_max_num_queries(number):
        head.get(address)


def test_the_list_is_filtered_by_tag_and_state(county, clerk, passed):
    passed()
    clerk.post(here(county, "new/"), FORM | {"title": "示例农技", "topics": "农业技术", "audiences": ["农民"]})
    for query, there, gone in (
        ({"topic": "农业技术"}, "示例农技", "雷雨天"),
        ({"audience": "青少年"}, "雷雨天", "示例农技"),
        ({"state": "approved"}, "雷雨天", "示例农技"),
        ({"state": "draft"}, "示例农技", "雷雨天"),
        ({"q": "slnj"}, "示例农技", "雷雨天"),
    ):
        page = page_of(clerk.get(here(county), query))
        assert there in page
        assert gone not in page.partition("<tbody")[2]
