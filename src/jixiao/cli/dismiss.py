"""``jixiao dismiss``: a finding that is none, with the reason, so that it is not told again."""

import dataclasses
import datetime
import zoneinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.cli.checking import dismissals_beside
from jixiao.cli.papers import papers_named
from jixiao.cli.refusals import DONE, Refusal
from jixiao.cli.streams import print_json, print_table, say
from jixiao.cli.writing import write_whole

if TYPE_CHECKING:
    from jixiao.engine.lint import Dismissal


def dismiss_finding(
    paper: Annotated[str, typer.Argument(metavar="文件", help="检查过的那份文稿")],
    code: Annotated[str, typer.Argument(metavar="代码", help="不再列出的问题代码，不写就列出已写过理由的")] = "",
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="理由", help="为什么这一条不是问题")] = "",
    words: Annotated[
        str, typer.Option("--words", metavar="字词", help="只管标在这些字词上的（不写就是这个代码的全部）")
    ] = "",
    undo: Annotated[bool, typer.Option("--undo", help="撤回：重新列出这个代码的问题")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON：现在写过理由的全部")] = False,
) -> int:
    """写明理由，让一份文稿的某条问题不再列出；文稿别处改动以后仍然有效。

    理由存在文稿旁边的“文件名.体检.toml”里，和文稿一起保存、一起移动；这几个字本身改了，这一条就自动失效。
    """
    path = papers_named([paper]).paths[0]
    beside = dismissals_beside(path)
    before = kept = _kept(beside)
    if code and undo:
        kept = [one for one in before if not _is_meant(one.code, one.quote, code=code, words=words)]
    elif code:
        kept = [*before, *_dismissed(path, before, code=code, words=words, reason=reason)]
    if code:
        _write(beside, kept, before)
    if as_json:
        rows = [{**dataclasses.asdict(one), "on": one.on.isoformat()} for one in kept]
        print_json({"file": str(path), "kept_in": str(beside), "dismissed": rows})
    elif code:
        added = len(kept) - len(before)
        say(f"以后不再列出这 {added} 条；理由在 {beside}" if added > 0 else f"已撤回 {-added} 条，以后照常列出")
    else:
        _say_kept(kept, beside)
    return DONE


def _dismissed(path: Path, kept: "list[Dismissal]", *, code: str, words: str, reason: str) -> "list[Dismissal]":
    from jixiao.engine.intake import read_paper
    from jixiao.engine.lint import check_paper, dismiss, without_dismissed

    if not reason.strip():
        message = "请用 --reason 写明为什么这一条不是问题"
        raise Refusal(message)
    taken = read_paper(path)
    checked = check_paper(taken, name=str(path))
    told = without_dismissed(checked.findings, kept, text=taken.text).told
    meant = [finding for finding in told if _is_meant(finding.code, finding.place.quote, code=code, words=words)]
    if not meant:
        there = "、".join(dict.fromkeys(finding.code for finding in told)) or "没有问题"
        on = f"标在“{words}”上的" if words else ""
        message = f"文中没有{on} {code.upper()}；现在列出的有：{there}"
        raise Refusal(message)
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date()  # noqa: TID251 - a command reads the clock
    return [dismiss(finding, text=taken.text, reason=reason, on=today) for finding in meant]


def _is_meant(own: str, quote: str, *, code: str, words: str) -> bool:
    return own == code.upper() and "".join(words.split()) in "".join(quote.split())


def _kept(beside: Path) -> "list[Dismissal]":
    from jixiao.engine.lint import dismissals_from_toml

    return [*dismissals_from_toml(beside.read_text("utf-8"), name=str(beside))] if beside.is_file() else []


def _write(beside: Path, wanted: "list[Dismissal]", before: "list[Dismissal]") -> None:
    from jixiao.engine.lint import dismissals_to_toml

    if wanted == before:
        message = "没有写过理由的这一条，没有可撤回的"
        raise Refusal(message)
    if wanted:
        write_whole(beside, dismissals_to_toml(wanted))
    else:
        beside.unlink()


def _say_kept(kept: "list[Dismissal]", beside: Path) -> None:
    if not kept:
        say("这份文稿没有写过理由的问题")
        return
    say(f"写过理由的 {len(kept)} 条（{beside}）")
    rows = [(one.code, one.quote, one.reason, one.on.isoformat()) for one in kept]
    print_table(heads=("代码", "字词", "理由", "日期"), rows=rows)
