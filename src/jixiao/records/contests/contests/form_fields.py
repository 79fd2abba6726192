"""The fields of a group's own, and the files it asks for: as data, as lines that people write, and back."""

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import FileKind, Group

KINDS = {"line": "一行字", "text": "大段字", "choice": "选择", "number": "整数", "day": "日期", "tick": "勾选"}
FAMILIES = {"picture": "图片", "pdf": "PDF", "office": "办公文档", "archive": "压缩包", "film": "影片"}
MOST_FIELDS, MOST_LABEL, MOST_TEXT, MOST_CHOICES, MOST_FILES = 20, 30, 5000, 30, 20
FIELD_LINE = "栏目｜类别｜必填或选填｜字数或选项"
FILE_LINE = "文件类别｜最少｜最多｜格式"
_SPLIT = re.compile(r"[|｜]")
_BETWEEN = re.compile(r"[、/，,]")


@dataclasses.dataclass(frozen=True, slots=True)
class FormField:
    """A field of a group's own: ``most`` letters of a text, ``choices`` of a choice."""

    key: str
    label: str
    kind: str = "text"
    required: bool = False
    most: int = 1000
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class FileRule:
    """How many files of a kind are asked for, of which families, each of how many megabytes at most."""

    kind: FileKind
    least: int
    most: int
    families: tuple[str, ...]
    mb: int = 20

    @property
    def words(self) -> str:
        """Return the rule in words."""
        number = f"至少 {self.least} 个，" if self.least else "可以没有，"
        return f"{number}至多 {self.most} 个；{'、'.join(FAMILIES[one] for one in self.families)}"


def fields_of(group: Group) -> list[FormField]:
    """Return the fields of a group's own."""
    return [
        FormField(
            one["key"], one["label"], one.get("kind", "text"), bool(one.get("required")), int(one.get("most", 1000)),
            tuple(one.get("choices", ())), one.get("hint", ""),
        )
        for one in group.form
    ]  # fmt: skip


def file_rules_of(group: Group) -> list[FileRule]:
    """Return which files a group asks for."""
    return [
        FileRule(FileKind(one["kind"]), one["least"], one["most"], tuple(one["families"]), one.get("mb", 20))
        for one in group.files
    ]


def listed_fields(form: Sequence[Mapping[str, Any]]) -> str:
    """Return the fields as people write them, a line each."""
    return "\n".join(
        "｜".join(
            (
                one["label"], KINDS.get(one.get("kind", "text"), "大段字"), "必填" if one.get("required") else "选填",
                "、".join(one["choices"]) if one.get("choices") else str(one.get("most", "")),
            )
        )
        for one in form
    )  # fmt: skip


def listed_files(files: Iterable[Mapping[str, Any]]) -> str:
    """Return the files as people write them, a line each."""
    return "\n".join(
        f"{FileKind(one['kind']).label}｜{one['least']}｜{one['most']}｜"
        f"{'、'.join(FAMILIES[family] for family in one['families'])}"
        for one in files
    )


def read_fields(text: str, *, before: Sequence[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
    """Return the fields that lines say; a label that was there keeps its key and hint, so that answers stay."""
    known = {one["label"]: one for one in before}
    by_word = {word: kind for kind, word in KINDS.items()}
    found: list[dict[str, Any]] = []
    for number, line in enumerate(_lines(text), start=1):
        parts = [part.strip() for part in _SPLIT.split(line)] + ["", "", ""]
        label, kind, rest = parts[0], by_word.get(parts[1] or "大段字"), parts[3]
        choices = [one.strip() for one in _BETWEEN.split(rest) if one.strip()] if kind == "choice" else []
        most = int(rest) if rest.isascii() and rest.isdecimal() and len(rest) < 5 else 1000  # noqa: PLR2004 - letters of a text
        if not label or len(label) > MOST_LABEL or kind is None or parts[2] not in {"必填", "选填", ""}:
            raise _bad(number, line, FIELD_LINE, "form")
        if (kind == "choice" and not 2 <= len(choices) <= MOST_CHOICES) or not 1 <= most <= MOST_TEXT:  # noqa: PLR2004 - a choice is of two
            raise _bad(number, line, FIELD_LINE, "form")
        was = known.get(label, {})
        found.append(
            {
                "key": was.get("key", ""), "label": label, "kind": kind, "required": parts[2] != "选填", "most": most,
                "choices": choices, "hint": was.get("hint", ""),
            }
        )  # fmt: skip
    if len(found) > MOST_FIELDS or len({one["label"] for one in found}) < len(found):
        cure = f"每个栏目名只写一次，最多 {MOST_FIELDS} 个"
        raise Refused("栏目太多，或有重名", cure=cure, code="A009", field="form")
    return _keyed(found)


def read_files(text: str) -> list[dict[str, Any]]:
    """Return the files that lines say."""
    kinds = {one.label: one.value for one in FileKind}
    families = {word: family for family, word in FAMILIES.items()}
    found: list[dict[str, Any]] = []
    for number, line in enumerate(_lines(text), start=1):
        parts = [part.strip() for part in _SPLIT.split(line)] + ["", "", ""]
        wanted = [families.get(word.strip()) for word in _BETWEEN.split(parts[3]) if word.strip()]
        is_right = parts[0] in kinds and parts[1].isdecimal() and parts[2].isdecimal() and wanted and None not in wanted
        if not is_right or not int(parts[1]) <= int(parts[2]) <= MOST_FILES or parts[2] == "0":
            raise _bad(number, line, FILE_LINE, "files")
        found.append(
            {"kind": kinds[parts[0]], "least": int(parts[1]), "most": int(parts[2]), "families": wanted, "mb": 20}
        )
    if len({one["kind"] for one in found}) < len(found):
        raise Refused("同一类文件写了两行", cure="合成一行", code="A009", field="files")
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _bad(number: int, line: str, shape: str, field: str) -> Refused:
    return Refused(f"第 {number} 行「{line[:30]}」看不懂", cure=f"写成「{shape}」", code="A008", field=field)


def _keyed(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    taken = {one["key"] for one in found}
    free = (f"own{number}" for number in range(1, 10 * MOST_FIELDS) if f"own{number}" not in taken)
    return [{**one, "key": one["key"] or next(free)} for one in found]
