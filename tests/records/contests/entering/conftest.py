"""A group that asks for everything, and a work of it as its form has it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.records.contests.conftest import noon

from jixiao.records.contests.entering.people import TypedAuthor, TypedTutor
from jixiao.records.contests.entering.writing import Written, begin_entry, write_entry

FILES = [
    {"kind": "work", "least": 1, "most": 2, "families": ["picture", "film"], "mb": 5},
    {"kind": "novelty", "least": 1, "most": 1, "families": ["pdf", "picture"], "mb": 5},
    {"kind": "sealed", "least": 1, "most": 1, "families": ["pdf", "picture"], "mb": 5},
]
FORM = [
    {
        "key": "subject",
        "label": "学科",
        "kind": "choice",
        "required": True,
        "most": 100,
        "choices": ["物质科学", "技术"],
    },
    {"key": "novelty", "label": "创新点", "kind": "text", "required": False, "most": 500},
]


def picture(shade=120, *, size=(64, 48), name="作品.png"):
    """Return an uploaded picture whose left half is darker."""
    image = Image.new("RGB", size, (shade, shade, shade))
    image.paste((20, 20, 20), (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")


@pytest.fixture
def asking(contest, group):
    """A group of an open contest that asks for files, fields, a team of up to two, and a tutor."""

    def make(**values):
        given = {"files": FILES, "form": FORM, "team_most": 2, "default_places": 2, **values}
        return group(contest(), **given)

    return make


AUTHOR = TypedAuthor("张小明", 3, "2014-05", "", "张大明", agreed=True)
WRITTEN = Written(
    "会浇水的花盆", "花盆根据土壤的湿度自己浇水，用旧水瓶和传感器做成，"
    "假期里家里没有人也不会旱死，成本不到五十元，同学都能做，老师也说好。",
    {"subject": "技术"}, None, None, "", (AUTHOR,), (TypedTutor("示例教师", "", "13800001234"),),
)  # fmt: skip


@pytest.fixture
def written():
    """Begin a work and write it, complete but for its files unless others are given."""

    def make(group, school, words=WRITTEN, *, day=10):
        made = begin_entry(group=group, school=school, title=words.title, once="", at=noon(day))
        made.contest, made.group, made.school = group.contest, group, school
        return write_entry(entry=made, written=words, stamp=None, at=noon(day))

    return make


@pytest.fixture
def ready(written, shelf_of_its_own):
    """A work that can be handed in."""
    from jixiao.records.contests.entering.filing import put_file

    def make(group, school, words=WRITTEN):
        made = written(group, school, words)
        for kind in ("work", "novelty"):
            upload = picture()
            put_file(entry=made, kind=kind, upload=upload, name=upload.name, at=noon(10))
        return made

    return make
