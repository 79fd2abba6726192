"""``jixiao rules`` and ``jixiao rule``: the manual of the rules a paper is checked by."""

import difflib
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jixiao.cli.refusals import DONE, Refusal
from jixiao.cli.streams import bold, print_json, print_table, say

if TYPE_CHECKING:
    from jixiao.engine.lint import Rule


def list_rules(
    family: Annotated[str, typer.Argument(metavar="族", help="只列一族：S N D C R W T P 之一")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")] = False,
) -> int:
    """列出检查报告用的全部规则：代码、名称、程度、查什么。

    “试行”的规则只作建议；一条规则的说明和例子见 jixiao rule 代码。
    """
    from jixiao.engine.lint import FAMILIES, RULES

    wanted = family.strip().upper()
    if wanted and wanted not in FAMILIES:
        message = f"没有“{family}”这一族；有：{'、'.join(f'{letter} {name}' for letter, name in FAMILIES.items())}"
        raise Refusal(message)
    rules = [rule for rule in RULES if rule.code.startswith(wanted)]
    if as_json:
        print_json({"rules": [rule_json(rule) for rule in rules]})
        return DONE
    for letter, name in FAMILIES.items():
        mine = [rule for rule in rules if rule.code[0] == letter]
        if mine:
            say(bold(f"{letter} {name}（{len(mine)} 条）"))
            rows = [(rule.code, rule.entry.name, _weight(rule), rule.manual.summary) for rule in mine]
            print_table(heads=("代码", "名称", "程度", "什么问题"), rows=rows)
    return DONE


def tell_rule(
    code: Annotated[str, typer.Argument(metavar="代码", help="问题代码，如 N201")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")] = False,
) -> int:
    """说明一条规则：检查什么、为什么、反例、正例、依据。"""
    from jixiao.engine.errors import code_table
    from jixiao.engine.lint import RULES, rule_of

    wanted = code.strip().upper()
    found = rule_of(wanted)
    if found is None:
        entry = code_table().get(wanted)
        if entry is not None:
            say(bold(f"{entry.code} {entry.name}"))
            say(f"程度：{entry.severity}")
            say(entry.explained)
            return DONE
        near = difflib.get_close_matches(wanted, [rule.code for rule in RULES], n=1)
        hint = f"您是想看 {near[0]} 吗？" if near else "全部代码见 jixiao rules"
        message = f"没有“{code}”这个代码；{hint}"
        raise Refusal(message)
    if as_json:
        print_json(rule_json(found))
    else:
        _say_rule(found)
    return DONE


def rule_json(rule: "Rule") -> dict[str, Any]:
    """Return a rule with its manual as plain JSON values."""
    manual, entry = rule.manual, rule.entry
    return {
        "code": rule.code,
        "name": entry.name,
        "severity": entry.severity,
        "status": entry.status,
        "since": entry.since,
        "summary": manual.summary,
        "what": manual.what,
        "why": manual.why,
        "wrong": [*manual.wrong],
        "right": [*manual.right],
        "source": manual.source,
    }


def _weight(rule: "Rule") -> str:
    return f"{rule.entry.severity}（试行）" if rule.is_preview else rule.entry.severity


def _say_rule(rule: "Rule") -> None:
    manual = rule.manual
    say(bold(f"{rule.code} {rule.entry.name}"))
    say(f"程度：{_weight(rule)}")
    say(manual.summary)
    say(f"检查什么：{manual.what}")
    say(f"为什么：{manual.why}")
    for word, texts in (("反例", manual.wrong), ("正例", manual.right)):
        for text in texts:
            lines = text.splitlines()
            if len(lines) == 1:
                say(f"{word}：{text}")
                continue
            say(f"{word}：")
            for line in lines:
                say(f"    {line}")
    say(f"依据：{manual.source}")
