"""``jixiao check``: what is wrong with a self-evaluation report or score table that anybody wrote."""

import dataclasses
import datetime
import zoneinfo
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from jixiao.cli.batch import Broken, each_done
from jixiao.cli.checking import CHECKED, FORMATS, CheckedFile, CheckOrder, check_file, yearbook_named
from jixiao.cli.findings import counted, say_findings, status_of
from jixiao.cli.listed import known_words, words_listed
from jixiao.cli.papers import papers_named
from jixiao.cli.refusals import DONE, Refusal
from jixiao.cli.rulebooks import find_rulebook
from jixiao.cli.streams import bold, print_json, print_table, say, warn
from jixiao.cli.writing import check_folder, told_apart, write_whole

PapersArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="文件或文件夹",
        help="DOCX、PDF、TXT、XLSX、HTML、自评表的 JSON，或放着它们的文件夹",
        show_default=False,
    ),
]
DeployOption = Annotated[bool, typer.Option("--deploy", help="不查文稿，查这个网站能不能上线")]
FolderOption = Annotated[
    str, typer.Option("-o", "--out", metavar="文件夹", help="把带批注的 Word、标出问题的网页写到这个文件夹")
]
FormatOption = Annotated[
    str, typer.Option("--format", metavar="格式", help="docx、html、json，多个用逗号隔开（不写就是 docx 和 html）")
]
IgnoreOption = Annotated[
    str, typer.Option("--ignore", metavar="代码", help="不查这些：代码（W605）或一族的字母（W），多个用逗号隔开")
]
FixOption = Annotated[bool, typer.Option("--fix", help="另写一份改正稿，只改放心能改的地方，并写出改了什么")]
UnitOption = Annotated[
    str, typer.Option("--units", metavar="名称", help="单位的规范名称，多个用逗号隔开，或每行一个名称的 .txt 文件")
]
YearOption = Annotated[
    str, typer.Option("--year", metavar="年度数据", help="用这份年度数据（.xlsx、.toml 或随附的名称）核对报告里的数")
]
RulebookOption = Annotated[
    str, typer.Option("--rulebook", metavar="规则集", help="按这部规则集核算自评表，不写就取最相符的一部")
]
TogetherOption = Annotated[
    bool, typer.Option("--together", help="这几份是同一单位同一年的材料，互相核对（点名的 2 至 6 份默认互相核对）")
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]

TOLD_IN_FULL = 5  # papers; of more, the table says how many faults each has
_MOST_TOGETHER = 6
_DEFAULT = ("docx", "html")
_COMMONEST = 3


def check_papers(
    papers: PapersArgument = None,
    *,
    folder: FolderOption = "",
    formats: FormatOption = "",
    ignore: IgnoreOption = "",
    fix: FixOption = False,
    units: UnitOption = "",
    year: YearOption = "",
    rulebook: RulebookOption = "",
    together: TogetherOption = False,
    deploy: DeployOption = False,
    as_json: JsonOption = False,
) -> int:
    """检查别人写好的自评报告或自评表，指出问题在哪里、为什么、怎么改。

    必须改的，都是凭文中自己写的话和数就能证明的；拿不准的只作建议。每条规则的说明见 jixiao rule 代码。
    某一条不是问题，用 jixiao dismiss 写明理由，以后就不再列出。

    -o 写出带批注的 Word（DOCX 原件的格式一概不动）和标出问题的网页；给的是文件夹或多份文件时，另写一张汇总表
    （XLSX 和网页），问题多的排在前面。原件从不改动。

    --deploy 不查文稿，查网站的设置、数据库、字体、账号是否可以上线。
    """
    if deploy:
        return _check_site(papers)
    if not papers:
        raise Refusal("请写明要查哪些文件或文件夹；查网站能不能上线，用 jixiao check --deploy")
    found = papers_named(papers)
    if year:
        yearbook_named(year)
    if rulebook:
        find_rulebook(rulebook)
    sample = CheckOrder(
        path=Path(),
        stem="",
        dated=datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date(),  # noqa: TID251 - a command reads the clock
        folder=Path(folder).expanduser() if folder else None,
        formats=known_words(formats, known=FORMATS, option="--format") or _DEFAULT,
        ignored=_codes(ignore),
        units=_units(units),
        rulebook=rulebook,
        year=year,
        mend=fix,
        as_json=as_json,
        brief=len(found.paths) > TOLD_IN_FULL and not as_json,
    )
    if (fix or formats) and sample.folder is None:
        message = "要写出文件，请用 -o 指定写到哪个文件夹"
        raise Refusal(message)
    if sample.folder:
        check_folder(sample.folder)
    mutual = together or (not found.has_folder and 1 < len(found.paths) <= _MOST_TOGETHER)
    orders = [
        dataclasses.replace(sample, path=path, stem=stem, together=found.paths if mutual else ())
        for path, stem in zip(found.paths, told_apart(path.stem for path in found.paths), strict=True)
    ]
    results = [*zip(map(str, found.paths), each_done(check_file, orders, title="体检"), strict=True)]
    summaries = _write_summaries(results, sample) if len(results) > 1 else []
    return tell(results, summaries=summaries, others=found.others, as_json=as_json)


def _check_site(papers: Sequence[str] | None) -> int:
    from jixiao.cli.readiness import check_site

    if papers:
        raise Refusal("--deploy 查的是网站，不能同时查文稿；请分两次运行")
    return check_site()


def tell(
    results: Sequence[tuple[str, CheckedFile | Broken]], *, summaries: Sequence[str], others: int, as_json: bool
) -> int:
    """Print what was found in every paper and return the exit code."""
    if as_json:
        told = [_json(name, outcome) for name, outcome in results]
        print_json(told[0] if len(told) == 1 else {"files": told})
    else:
        for name, outcome in results:
            if len(results) <= TOLD_IN_FULL or isinstance(outcome, Broken):
                say_outcome(name, outcome)
        if len(results) > 1:
            print_summary(results)
        for path in summaries:
            say(f"汇总表：{path}")
        if others:
            say(f"文件夹里另有 {others} 个文件不是文稿，没有看")
    return max((_status(outcome) for _, outcome in results), default=DONE)


def say_outcome(name: str, outcome: CheckedFile | Broken) -> None:
    """Print what was found in one paper."""
    if isinstance(outcome, Broken):
        warn(f"出错：{name}：{outcome.reason}")
        return
    say(bold(f"{outcome.title or '（没有标题）'}（{name}）：{counted(outcome.findings)}"))
    say_findings(outcome.findings)
    if outcome.dismissed:
        say(f"写过理由不再列出的 {len(outcome.dismissed)} 条（jixiao dismiss {name} 可以看到）")
    for gone in outcome.expired:
        say(f"原来写过理由的 {gone} 已经不在文中")
    if outcome.edits:
        say(bold(f"改正稿改了 {len(outcome.edits)} 处（[-原文-]{{+改后+}}）"))
        for edit in outcome.edits:
            say(f"  {edit}")
    for reason in outcome.left_out:
        say(reason)
    for path in outcome.written:
        say(f"已写好 {path}")
    say()


def print_summary(results: Sequence[tuple[str, CheckedFile | Broken]]) -> None:
    """Print one line a paper, the worst first."""
    rows: list[tuple[str, ...]] = []
    for name, outcome in sorted(results, key=_weight):
        if isinstance(outcome, Broken):
            rows.append((Path(name).name, "", "—", "—", "—", outcome.reason))
            continue
        counts = outcome.counts()
        commonest = [_named(outcome, code) for code in _commonest(outcome)]
        cells = [str(counts[weight]) for weight in ("必须改", "应当改", "建议")]
        rows.append((Path(name).name, outcome.unit, *cells, "、".join(commonest)))
    say(bold(f"汇总（{len(rows)} 份，问题多的在前）"))
    heads = ("文件", "单位", "必须改", "应当改", "建议", "最多的问题")
    print_table(heads=heads, rows=rows, right=(2, 3, 4))


def _commonest(outcome: CheckedFile) -> list[str]:
    codes = [finding.code for finding in outcome.findings]
    return sorted(dict.fromkeys(codes), key=lambda code: -codes.count(code))[:_COMMONEST]


def _named(outcome: CheckedFile, code: str) -> str:
    same = [finding for finding in outcome.findings if finding.code == code]
    return f"{same[0].name} {len(same)}"


def _weight(result: tuple[str, CheckedFile | Broken]) -> tuple[int, ...]:
    outcome = result[1]
    if isinstance(outcome, Broken):
        return (-1,)
    counts = outcome.counts()
    return (0, -counts["必须改"], -counts["应当改"], -counts["建议"])


def _write_summaries(results: Sequence[tuple[str, CheckedFile | Broken]], sample: CheckOrder) -> list[str]:
    if sample.folder is None:
        return []
    from jixiao.engine.render import CheckedRow, many_page, many_workbook

    rows = []
    for name, outcome in results:
        file = Path(name).name
        if isinstance(outcome, Broken):
            rows.append(CheckedRow(unit="", file=file, problem=outcome.reason))
            continue
        problem = "" if outcome.is_read else "、".join(finding.name for finding in outcome.findings)
        page = next((Path(path).name for path in outcome.written if path.endswith(".html")), "")
        rows.append(CheckedRow(unit=outcome.unit, file=file, findings=outcome.findings, problem=problem, link=page))
    stem = f"汇总-{CHECKED}"
    book = write_whole(sample.folder / f"{stem}.xlsx", many_workbook(rows, dated=sample.dated))
    page_path = write_whole(sample.folder / f"{stem}.html", many_page(rows, dated=sample.dated))
    return [str(book), str(page_path)]


def _json(name: str, outcome: CheckedFile | Broken) -> dict[str, Any]:
    if isinstance(outcome, Broken):
        return {"file": name, "findings": [], "dismissed": [], "written": [], "error": outcome.reason}
    dismissed = [{**finding.to_json(), "reason": reason} for finding, reason in outcome.dismissed]
    return {**outcome.told, "dismissed": dismissed, "written": [*outcome.written], "error": None}


def _status(outcome: CheckedFile | Broken) -> int:
    return outcome.exit_code if isinstance(outcome, Broken) else status_of(outcome.findings)


def _codes(text: str) -> frozenset[str]:
    if not text:
        return frozenset()
    from jixiao.engine.errors import code_table
    from jixiao.engine.lint import FAMILIES

    codes = [code.upper() for code in words_listed(text)]
    unknown = [code for code in codes if code not in code_table() and code not in {*FAMILIES, "I"}]
    if unknown:
        message = f"--ignore 里的“{unknown[0]}”不是问题代码，也不是一族的字母；代码见 jixiao rules"
        raise Refusal(message)
    return frozenset(codes)


def _units(text: str) -> tuple[str, ...]:
    path = Path(text).expanduser()
    if text and path.suffix.lower() == ".txt" and path.is_file():
        from jixiao.engine.intake import decode

        decoded = decode(path.read_bytes())
        if decoded is None:
            message = f"单位名称文件“{text}”不是文本；请用记事本另存为 UTF-8"
            raise Refusal(message)
        return tuple(dict.fromkeys(line.strip() for line in decoded.text.splitlines() if line.strip()))
    return words_listed(text)
