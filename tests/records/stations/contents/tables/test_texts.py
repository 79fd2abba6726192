import pytest
from tests.records.outreach.tables.sheets import tried

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.reviewing import send_all
from jixiao.records.stations.contents.tables.texts import DOOR, undo, write
from jixiao.records.stations.models import Content

pytestmark = pytest.mark.django_db
HEADS = [
    "标题", "类型", "正文", "链接", "主题标签", "适用人群", "来源", "使用许可", "许可说明", "上架日期", "下架日期",
]  # fmt: skip
ROW = [
    "示例：防溺水",
    "图文",
    "不要下野塘。",
    "",
    "防灾减灾、青少年科学",
    "青少年",
    "示例：本单位编写",
    "本单位原创",
    "",
    "",
    "",
]


def values_of(county, *rows):
    dry_run = tried(county.unit_year, list(rows), HEADS, DOOR)
    assert not [row.errors for row in dry_run.rows if row.errors]
    return [row.values for row in dry_run.rows]


def test_texts_and_quizzes_come_in_as_drafts_and_go_out_again(county, by):
    quiz = [
        "示例：答题",
        "竞答链接",
        "",
        "https://example.org/quiz/a",
        "健康生活",
        "公众",
        "示例",
        "本单位原创",
        "",
        "",
        "",
    ]
    made = write(county.unit_year, values_of(county, ROW, quiz), by)
    first, second = Content.objects.order_by("number")
    assert (first.kind, first.topics, first.audiences, first.state) == (
        "text", ["防灾减灾", "青少年科学"], ["青少年"], "draft",
    )  # fmt: skip
    assert (second.kind, second.link) == ("quiz", "https://example.org/quiz/a")
    undo(county.unit_year, made, by)
    assert not Content.objects.filter(removed_at=None).exists()


def test_what_was_sent_for_review_since_is_not_taken_back(county, by):
    made = write(county.unit_year, values_of(county, ROW), by)
    send_all(unit=county.unit, by=by)
    with pytest.raises(Refused, match="不能修改"):
        undo(county.unit_year, made, by)


def test_a_title_that_is_there_is_told(county, by):
    write(county.unit_year, values_of(county, ROW), by)
    (found,) = tried(county.unit_year, [ROW], HEADS, DOOR).rows
    assert found.is_duplicate


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({0: ""}, "title"), ({2: ""}, "body"), ({1: "竞答链接"}, "link"), ({1: "视频"}, "kind"),
        ({3: "javascript:alert(1)"}, "link"), ({4: ""}, "topics"), ({5: "外星人"}, "audiences"), ({6: ""}, "source"),
        ({7: ""}, "licence"), ({7: "权利人书面授权"}, "licence_words"),
        ({9: "2024-05-01", 10: "2024-04-01"}, "until_day"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_in_its_place(county, changed, column):
    row = [changed.get(place, text) for place, text in enumerate(ROW)]
    (found,) = tried(county.unit_year, [row], HEADS, DOOR).rows
    assert column in found.errors
