"""``jixiao rulebooks``: the dated rules a year can be scored by, each with its source."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jixiao.cli.refusals import DONE, Refusal
from jixiao.cli.streams import bold, print_json, print_table, say

if TYPE_CHECKING:
    from jixiao.engine.scoring import Method, Rulebook
    from jixiao.engine.scoring.rulebook import Frame, Provision


def list_rulebooks(
    code: Annotated[str, typer.Argument(metavar="规则集", help="只看这一部：代码或 .toml 文件")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")] = False,
) -> int:
    """列出计分用的规则集和计分方法，或把一部规则集的每条规则连同依据列出。

    计分时不写 --rulebook，就按评价年度取当时施行的规则集。
    也可以用自己的 .toml 文件：以 extends 沿用一部随附的，只写不同的地方。
    """
    from jixiao.engine.scoring import METHODS, rulebooks

    if code:
        book = find_rulebook(code)
        if as_json:
            print_json(_whole_json(book))
        else:
            _say_whole(book)
    elif as_json:
        books = [_heading_json(book) for book in rulebooks().values()]
        print_json({"rulebooks": books, "methods": [_method_json(method) for method in METHODS.values()]})
    else:
        _print_books()
        say()
        _print_methods()
    return DONE


def _print_books() -> None:
    from jixiao.engine.scoring import rulebooks

    print_table(
        heads=("代码", "名称", "适用", "地区", "施行", "默认"),
        rows=[
            (book.code, book.title, book.applies_to, book.region, _in_force(book), "是" if book.default else "")
            for book in rulebooks().values()
        ],
    )


def _print_methods() -> None:
    from jixiao.engine.scoring import METHODS

    print_table(
        heads=("计分方法", "代码", "看什么", "怎样计分"),
        rows=[(method.name, method.code, str(method.takes), method.description) for method in METHODS.values()],
    )


def find_rulebook(code: str) -> "Rulebook":
    """Return the rulebook of that code or file; refuse one that is not there or has faults, all of them told."""
    from jixiao.engine.scoring import load_rulebook, rulebooks

    path = Path(code).expanduser()
    if path.is_file():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            message = f"规则集文件“{code}”不是 UTF-8 文本；请用 UTF-8 编码另存为 .toml 后再试"
            raise Refusal(message) from error
        loaded, findings = load_rulebook(text, name=path.name)
        if loaded is None:
            told = "\n".join(f"  {finding.text()}" for finding in findings)
            message = f"规则集文件“{code}”有错，不能用；请按下面的改法改好再用：\n{told}"
            raise Refusal(message)
        return loaded
    known = rulebooks()
    found = known.get(code.upper())
    if found is None:
        near = difflib.get_close_matches(code.upper(), known, n=1)
        asked = f"您是想用 {near[0]} 吗？" if near else f"可用的有：{'、'.join(known)}"
        message = f"没有“{code}”这部规则集，也没有这个文件；{asked}"
        raise Refusal(message)
    return found


def rulebook_of(code: str, *, year: int) -> "Rulebook":
    """Return the rulebook that was chosen, or the one in force where nobody chose."""
    from jixiao.engine.scoring import rulebook_for

    return find_rulebook(code) if code else rulebook_for(year)


def _in_force(book: "Rulebook") -> str:
    return f"{book.since.isoformat()} 至 {book.until.isoformat()}" if book.until else f"{book.since.isoformat()} 起"


def _method_json(method: "Method") -> dict[str, Any]:
    return {
        "code": method.code,
        "name": method.name,
        "takes": str(method.takes),
        "description": method.description,
    }


def _heading_json(book: "Rulebook") -> dict[str, Any]:
    return {
        "code": book.code,
        "title": book.title,
        "region": book.region,
        "applies_to": book.applies_to,
        "since": book.since.isoformat(),
        "until": book.until.isoformat() if book.until else None,
        "default": book.default,
        "remark": book.remark,
    }


def _whole_json(book: "Rulebook") -> dict[str, Any]:
    return {
        **_heading_json(book),
        "full": str(book.full),
        "frames": [
            {
                "title": frame.title,
                "when_present": frame.when_present,
                "execution": str(frame.execution),
                "groups": {name: None if weight is None else str(weight) for name, weight in frame.groups.items()},
            }
            for frame in book.frames
        ],
        "grades": [{"name": grade.name, "floor": str(grade.floor)} for grade in book.grades.grades],
        "provisions": [
            {
                "key": provision.rule.key,
                "title": provision.rule.title,
                "source": provision.rule.source,
                "since": provision.rule.since.isoformat(),
                "mark": provision.mark,
                "doubt": provision.doubt,
            }
            for provision in _provisions(book)
        ],
    }


def _say_whole(book: "Rulebook") -> None:
    say(bold(f"{book.code} {book.title}"))
    say(f"适用：{book.applies_to}；地区：{book.region}；施行：{_in_force(book)}；满分 {book.full} 分")
    if book.remark:
        say(f"说明：{book.remark}")
    say(bold("分值"))
    for frame in book.frames:
        say(f"  {frame.title}：{_dealt_out(frame)}")
    if book.grades.grades:
        say(bold("等级"))
        say("  " + "，".join(f"{grade.name} {grade.floor} 分起" for grade in book.grades.grades))
    say(bold("依据"))
    for provision in _provisions(book):
        rule = provision.rule
        say(f"  {rule.title}：{rule.source}，{rule.since.isoformat()} 起（{provision.mark}）")
        if provision.doubt:
            say(f"    存疑：{provision.doubt}")


def _dealt_out(frame: "Frame") -> str:
    parts = [f"预算执行率 {frame.execution}"]
    parts += [name if weight is None else f"{name} {weight}" for name, weight in frame.groups.items()]
    return "，".join(parts)


def _provisions(book: "Rulebook") -> "Iterator[Provision]":
    """Yield the standing of every rule, in the order of the file."""
    yield from (frame.provision for frame in book.frames)
    yield from (rule.provision for rule in book.redistribution)
    yield from (choice.provision for choice in book.choices)
    yield from (
        each.provision for each in (book.execution, book.rounding, book.grades, book.bands, book.caps, book.flags)
    )
