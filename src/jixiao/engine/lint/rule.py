"""What a rule is: a code, a check, and the manual that stands in the check's docstring."""

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from jixiao.engine.errors import Code, Finding, code_table

if TYPE_CHECKING:
    from jixiao.engine.lint.paper import Paper

Check = Callable[["Paper"], Iterable[Finding]]
FAMILIES = {
    "S": "结构", "N": "数字", "D": "日期", "C": "一致", "R": "目标与结果", "W": "文字", "T": "自评表", "P": "个人信息",
}  # fmt: skip
_PART = re.compile(r"^(检查什么|为什么|反例|正例|依据)：[ ]?", re.MULTILINE)


@dataclasses.dataclass(frozen=True, slots=True)
class Manual:
    """The manual of a rule. ``wrong`` and ``right`` are whole specimens: the rule speaks on each of the first only."""

    summary: str
    what: str
    why: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    source: str


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code and what it finds in a paper."""

    code: str
    check: Check

    @property
    def entry(self) -> Code:
        """Return its line in the table of codes: name, weight, status, since when."""
        return code_table()[self.code]

    @property
    def is_preview(self) -> bool:
        """Return whether it is still on trial."""
        return self.entry.status == "preview"

    @property
    def manual(self) -> Manual:
        """Return its manual, read from the docstring of the check."""
        return read_manual(inspect.getdoc(self.check) or "")


def rule(code: str) -> Callable[[Check], Rule]:
    """Return what makes a rule of the check written under it."""
    return lambda check: Rule(code, check)


def read_manual(text: str) -> Manual:
    """Return the parts of a manual: 检查什么, 为什么, 反例 and 正例 (each may come more than once), 依据.

    A specimen of one line stands behind its word; one of several lines stands indented below it.
    """
    found: dict[str, list[str]] = {}
    marks = list(_PART.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        said = inspect.cleandoc(text[mark.end() : after.start() if after else len(text)])
        found.setdefault(mark[1], []).append(said.strip("\n"))
    summary = text[: marks[0].start()].strip() if marks else text.strip()
    one = {key: "\n".join(found.get(key, ())) for key in ("检查什么", "为什么", "依据")}
    wrong, right = tuple(found.get("反例", ())), tuple(found.get("正例", ()))
    return Manual(summary, one["检查什么"], one["为什么"], wrong, right, one["依据"])
