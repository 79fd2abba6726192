import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.rooms import A_PAGE

from jixiao.records.quiz.bank.reviewing import send_for_review
from jixiao.records.quiz.bank.sets import make_set, put_in
from jixiao.records.quiz.models import Question, QuestionSet, QuestionVersion, VersionState

pytestmark = pytest.mark.django_db
FORM = {
    "kind": "single", "difficulty": "2", "text": "示例：一年有几个季节？", "option_0": "四个", "right_0": "on",
    "option_1": "五个", "explanation": "示例解析", "source": "示例出处", "tags": "天文、常识",
}  # fmt: skip


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path=""):
    return county.address(f"quiz/bank/{path}")


def page_of(answer):
    return answer.content.decode()


def test_a_question_goes_from_the_form_through_both_reviews(county, clerk):
    made = page_of(clerk.post(here(county, "new/"), FORM, follow=True))
    assert "一年有几个季节" in made
    assert "草稿" in made
    version = QuestionVersion.objects.get()
    assert (version.options, version.right, version.tags) == (["四个", "五个"], 1, ["天文", "常识"])
    clerk.post(here(county, f"versions/{version.pk}/send/"), {"stamp": version.version})
    for who, aspect in (("head", "science"), ("third", "guidance")):
        reviewer = county.client(who)
        assert "示例：一年有几个季节" in page_of(reviewer.get(here(county, "reviews/")))
        assert "审核意见" in page_of(reviewer.get(here(county, f"reviews/{version.pk}/")))
        answer = reviewer.post(
            here(county, f"reviews/{version.pk}/"), {"aspect": aspect, "verdict": "pass"}, follow=True
        )
        assert "没有要您审的题" in page_of(answer)
    version.refresh_from_db()
    assert version.state == VersionState.PASSED
    again = page_of(clerk.post(here(county, f"{version.question_id}/version/"), follow=True))
    assert "修改 T1" in again
    assert "第 2 版" in page_of(clerk.get(here(county, f"{version.question_id}/")))
    assert "看最新的第 2 版" in page_of(clerk.get(here(county, f"versions/{version.pk}/"), follow=True))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"text": ""}, "没有填"),
        ({"right_1": "on"}, "单选题有 2 个正确答案"),
        ({"right_0": ""}, "没有写正确答案"),
        ({"option_1": ""}, "应当是 2 到 8 个"),
        ({"option_1": "四 个"}, "选项 A 和 B 相同"),
        ({"kind": "judge"}, "没有写正确答案"),
        ({"kind": "其他"}, "kind"),
    ],
)
def test_a_form_that_is_wrong_says_what_and_keeps_what_was_typed(county, clerk, values, words):
    page = page_of(clerk.post(here(county, "new/"), FORM | values))
    assert words in page
    assert "示例出处" in page
    assert not Question.objects.exists()


def test_a_true_or_false_question_needs_no_options(county, clerk):
    clerk.post(here(county, "new/"), {"kind": "judge", "difficulty": "1", "text": "示例判断", "truth": "2"})
    version = QuestionVersion.objects.get()
    assert (version.options, version.right) == (["对", "错"], 2)


def test_one_like_another_is_saved_only_after_looking(county, clerk, write):
    write(text="示例：一年有几个季节（ ）？", options=("四个", "五个"), right=1)
    asked = page_of(clerk.post(here(county, "new/"), FORM))
    assert "题库里有相近的题" in asked
    assert Question.objects.count() == 1
    clerk.post(here(county, "new/"), FORM | {"alike_seen": "1"})
    assert Question.objects.count() == 2


def picture(colour="red"):
    file = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, format="PNG")
    return SimpleUploadedFile("示例图.png", file.getvalue())


def test_a_picture_is_kept_while_the_form_comes_again_and_shown_with_its_words(county, clerk):
    asked = clerk.post(here(county, "new/"), FORM | {"picture": picture()})
    assert "题图没有文字说明" in page_of(asked)
    kept = asked.context["form"]["picture_kept"].value()
    assert "现有题图：示例图" in page_of(asked)
    page = page_of(clerk.post(here(county, "new/"), FORM | {"picture_kept": kept, "picture_words": "红"}, follow=True))
    version = QuestionVersion.objects.get()
    assert f"versions/{version.pk}/picture/" in page
    answer = clerk.get(here(county, f"versions/{version.pk}/picture/"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    b"".join(answer.streaming_content)
    clerk.post(
        here(county, f"versions/{version.pk}/edit/"),
        FORM | {"picture_kept": kept, "without_picture": "on", "stamp": version.version},
    )
    version.refresh_from_db()
    assert version.picture is None
    assert clerk.get(here(county, f"versions/{version.pk}/picture/")).status_code == 404


def test_a_picture_that_is_none_or_of_another_unit_is_refused(county, clerk):
    broken = SimpleUploadedFile("示例.png", b"\x89PNG\r\n\x1a\nbroken")
    assert "图片残缺" in page_of(clerk.post(here(county, "new/"), FORM | {"picture": broken}))
    paper = SimpleUploadedFile("示例.txt", "示例".encode())
    assert "不是图片" in page_of(clerk.post(here(county, "new/"), FORM | {"picture": paper}))
    assert not Question.objects.exists()


def test_an_older_form_shows_both(county, clerk, write):
    row = write()
    address = here(county, f"versions/{row.pk}/edit/")
    assert clerk.get(address).status_code == 200
    clerk.post(address, FORM | {"stamp": row.version})
    stale = clerk.post(address, FORM | {"text": "示例：又改？", "stamp": row.version})
    assert stale.status_code == 409
    assert "示例：又改？" in page_of(stale)


def test_the_list_is_filtered_and_goes_out_as_filtered(county, clerk, write, by):
    first = write(tags=("天文",), difficulty=1)
    write(text="示例二？", kind="multi", right=3, tags=("健康",))
    send_for_review(version=first, stamp=first.version, by=by)
    for query, number in (
        ("tag=天文", 1), ("state=sent", 1), ("state=draft", 1), ("kind=multi", 1), ("difficulty=1", 1), ("q=T2", 1),
        ("q=示例", 2), ("state=retired", 0), ("tag=没有", 0),
    ):  # fmt: skip
        assert clerk.get(here(county, f"?{query}")).context["table"].count == number, query
    book = openpyxl.load_workbook(io.BytesIO(clerk.get(here(county, "export.xlsx?tag=天文")).content))
    assert [row[1].value for row in book.active.iter_rows(min_row=2)] == [first.text]
    assert "::T2::示例二？" in page_of(clerk.get(here(county, "export.gift?kind=multi")))
    assert clerk.get(here(county, "export.pdf")).status_code == 404


def test_drafts_are_sent_together_after_asking(county, clerk, write):
    write()
    write(text="示例二？")
    assert "把 2 道草稿全部送审" in page_of(clerk.get(here(county, "send/")))
    assert "已送审 2 道题" in page_of(clerk.post(here(county, "send/"), {"confirmed": "1"}, follow=True))


def test_a_question_is_retired_with_a_reason_and_brought_back_and_a_draft_removed(county, clerk, write):
    row = write()
    address = here(county, f"{row.question_id}/retire/")
    assert "停用原因" in page_of(clerk.get(address))
    assert "没有填" in page_of(clerk.post(address, {"reason": ""}))
    assert "已停用" in page_of(clerk.post(address, {"reason": "示例：有争议", "stamp": "1"}, follow=True))
    stamp = Question.objects.get().version
    clerk.post(here(county, f"{row.question_id}/restore/"), {"stamp": stamp})
    assert Question.objects.get().retired_at is None
    remove = here(county, f"versions/{row.pk}/remove/")
    assert "题目一起删除" in page_of(clerk.get(remove))
    clerk.post(remove, {"confirmed": "1", "stamp": row.version})
    assert not Question.objects.exists()


def test_a_set_is_made_filled_and_emptied(county, clerk, write):
    rows = [write(text=f"示例 {number}？") for number in range(3)]
    page = page_of(clerk.post(here(county, "sets/new/"), {"name": "示例题组"}, follow=True))
    assert "加入题目" in page
    made = QuestionSet.objects.get()
    choose = here(county, f"sets/{made.pk}/choose/")
    clerk.post(choose, {"question": [rows[0].question_id]})
    clerk.post(f"{choose}?q=T2", {"which": "all"})
    assert set(made.questions.all()) == {rows[0].question, rows[1].question}
    assert "共 2 道" in page_of(clerk.get(here(county, f"sets/{made.pk}/")))
    clerk.post(here(county, f"sets/{made.pk}/drop/"), {"question": [rows[0].question_id]})
    assert list(made.questions.all()) == [rows[1].question]
    clerk.post(here(county, f"sets/{made.pk}/edit/"), {"name": "示例题组二", "stamp": made.version + 3})
    assert "示例题组二" in page_of(clerk.get(here(county, "sets/")))
    clerk.post(here(county, f"sets/{made.pk}/remove/"), {"confirmed": "1"})
    assert "还没有题组" in page_of(clerk.get(here(county, "sets/")))


@pytest.fixture
def add(county, campaign, write, by):
    """Put a question into every list: sent, in a campaign, in a set."""

    def make(number):
        row = write(text=f"示例第 {number} 题？")
        send_for_review(version=row, stamp=row.version, by=by)
        campaign(versions=[row])
        made = make_set(unit=county.unit, values={"name": f"示例 {number}"}, by=by)
        put_in(questions=made, chosen=[row.question_id], by=by)

    return make


@pytest.mark.parametrize("path", ["", "sets/", "statistics/", "reviews/"])
def test_a_list_takes_as_many_statements_for_three_rows_as_for_one(county, add, django_assert_max_num_queries, path):
    reader = county.client("head")
    asked = []
    add(1)
    reader.get(here(county, path))
    for rows in (0, 2):
        for number in range(rows):
            add(number + 2)
        with django_assert_max_num_queries(A_PAGE) as found:
            assert reader.get(here(county, path)).status_code == 200
        asked.append(len(found))
    assert asked[0] >= asked[1], path


def test_the_page_of_a_question_takes_as_many_statements_with_three_versions_or_uses(
    county, clerk, campaign, write, django_assert_max_num_queries
):
    row, asked = write(), []
    clerk.get(here(county, f"{row.question_id}/"))
    for _ in range(2):
        campaign(versions=[row])
        with django_assert_max_num_queries(A_PAGE) as found:
            clerk.get(here(county, f"{row.question_id}/"))
        asked.append(len(found))
    assert asked[0] == asked[1]


def test_a_set_takes_as_many_statements_with_three_questions_as_with_one(
    county, clerk, write, by, django_assert_max_num_queries
):
    made, asked = make_set(unit=county.unit, values={"name": "示例"}, by=by), []
    for path in ("", "choose/"):
        clerk.get(here(county, f"sets/{made.pk}/{path}"))
    for rows in (1, 2):
        for number in range(rows):
            row, _ = write(text=f"示例 {rows}{number}？"), write(text=f"示例另外 {rows}{number}？")
            put_in(questions=made, chosen=[row.question_id], by=by)
        for path in ("", "choose/"):
            with django_assert_max_num_queries(A_PAGE) as found:
                clerk.get(here(county, f"sets/{made.pk}/{path}"))
            asked.append(len(found))
    assert asked[:2] == asked[2:]


def test_whoever_may_not_is_told_or_finds_nothing(county, write):
    row = write()
    paths = ("", f"{row.question_id}/", "new/", "reviews/", f"reviews/{row.pk}/", f"versions/{row.pk}/edit/", "sets/")
    for path in paths:
        assert county.client("outsider").get(here(county, path)).status_code == 404, path
        assert county.client("system").get(here(county, path)).status_code in {403, 404}, path
    viewer = county.client("viewer")
    assert viewer.get(here(county)).status_code == 200
    for path in ("new/", "reviews/", f"versions/{row.pk}/edit/", f"{row.question_id}/retire/"):
        assert viewer.get(here(county, path)).status_code == 403, path
    own = county.client("outsider").get(f"/{county.other.code}/2024/quiz/bank/{row.question_id}/")
    assert own.status_code == 404


def test_a_form_sent_twice_makes_one_question(county, clerk):
    once = clerk.get(here(county, "new/")).content.decode().split('name="once" value="')[1].split('"')[0]
    for _ in range(2):
        answer = clerk.post(here(county, "new/"), FORM | {"once": once})
        assert answer.status_code == 302
    assert Question.objects.count() == 1


def test_buttons_pressed_twice_do_it_once_and_refuse_nothing(county, clerk, write):
    row, once = write(), "00000000-0000-0000-0000-00000000000"
    for _ in range(2):
        pressed = {"stamp": row.version, "once": f"{once}1"}
        assert clerk.post(here(county, f"versions/{row.pk}/send/"), pressed).status_code == 302
    head, said = county.client("head"), {"aspect": "science", "verdict": "pass", "once": f"{once}2"}
    assert [head.post(here(county, f"reviews/{row.pk}/"), said).status_code for _ in range(2)] == [302, 302]
    assert row.reviews.count() == 1
    back = {"aspect": "guidance", "verdict": "back", "note": ""}
    assert "退回没有写意见" in page_of(county.client("third").post(here(county, f"reviews/{row.pk}/"), back))


def test_search_finds_questions_and_sets(county, clerk, write, by):
    write()
    make_set(unit=county.unit, values={"name": "示例人体题组"}, by=by)
    page = page_of(clerk.get(county.address("search/"), {"q": "人体"}))
    assert "人体最大的器官" in page
    assert "示例人体题组" in page
