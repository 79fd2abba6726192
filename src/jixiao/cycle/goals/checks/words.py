"""Is the total goal a goal of this year, are tasks and goals written so that the end of the year can test them."""

import re
from collections.abc import Iterator

from jixiao.cycle.goals.promise import Promise
from jixiao.engine.errors import Finding
from jixiao.engine.lint.rules.wording.misprints import misprints_in, sure_misprints

COPIED = 80  # percent
RUN = 5  # characters that must follow one another to count as the same
FEWEST = 40  # characters: shorter words may well be the same
_NOT_WORDS = re.compile(r"[^一-龥A-Za-z0-9]+")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年(?!以来|至|—|起)")
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万两]+\s*(?:[场次个项人名份期件所家篇条幅届]|人次|万元)")
_VAGUE = re.compile(r"不定时|不定期|若干|适时|适当|一定数量|一些|多次|进一步加强|努力|大力|较好")


def check_total_goal_filled(promise: Promise) -> Iterator[Finding]:
    """Yield a total goal that nobody wrote."""
    if not promise.content["total_goal"]:
        yield promise.finding(
            "M501", "profile.total_goal", cause="没有写年度总体目标", cure="写本年要做成什么、到什么程度、什么时候"
        )


def check_copied_duties(promise: Promise) -> Iterator[Finding]:
    """Yield a total goal that is the duties over again: alike as a whole, or most of its words found among them."""
    goal, duties = promise.content["total_goal"], promise.yearbook.profile.duties
    if not goal or not isinstance(duties, str):
        return
    alike = max(alike_as_a_whole(goal, duties), share_found(goal, duties))
    if alike > COPIED:
        cause = f"与「单位概况」的主要职责有 {alike}% 相同，职责年年一样，不能拿来考核"
        cure = f"写 {promise.year} 年的数：办几场、训几期、到多少人、满意度多少"
        yield promise.finding("M502", "profile.total_goal", cause=cause, cure=cure)


def alike_as_a_whole(one: str, other: str) -> int:
    """Return how alike two texts are in percent, blanks and marks left out."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - this check and the near-duplicates alone need it

    return round(fuzz.ratio(_NOT_WORDS.sub("", one), _NOT_WORDS.sub("", other)))


def share_found(text: str, source: str) -> int:
    """Return how many percent of the runs of characters of ``text`` stand in ``source``; 0 of a short text."""
    words, known = _NOT_WORDS.sub("", text), _NOT_WORDS.sub("", source)
    if len(words) < FEWEST:
        return 0
    runs = {known[at : at + RUN] for at in range(len(known) - RUN + 1)}
    own = [words[at : at + RUN] for at in range(len(words) - RUN + 1)]
    return sum(run in runs for run in own) * 100 // len(own)


def check_measurable(promise: Promise) -> Iterator[Finding]:
    """Yield a total goal without any figure."""
    goal = promise.content["total_goal"]
    if goal and not _FIGURE.search(goal):
        cause = "年度总体目标里没有一个数，年末无从对照"
        yield promise.finding(
            "M503", "profile.total_goal", cause=cause, cure="把最要紧的几个指标值写进去，如场次、人次、满意度"
        )


def check_year_named(promise: Promise) -> Iterator[Finding]:
    """Yield words that name another year than the sheet's, as they do when last year's are taken over."""
    for address, text in _texts(promise):
        for found in _YEAR.finditer(text):
            if int(found[1]) != promise.year:
                cause = f"写着「{found[0]}」，这是 {promise.year} 年度的申报表"
                cure = f"改为 {promise.year} 年；确实说的是别的年度的，写明是哪份文件或规划"
                yield promise.finding("M504", address, cause=cause, cure=cure, quote=found[0])
                break


def check_vague_words(promise: Promise) -> Iterator[Finding]:
    """Yield words in goals and tasks that nobody can check."""
    for address, text in _texts(promise):
        found = _VAGUE.search(text)
        if found:
            cause = f"「{found[0]}」不能考核"
            yield promise.finding("M505", address, cause=cause, cure="写明几次、每次多少人、到什么程度", quote=found[0])


def check_misprints(promise: Promise) -> Iterator[Finding]:
    """Yield misprints that are ones wherever they stand, from the list that checks the papers too."""
    for address, text in _texts(promise):
        pairs = frozenset(text[at : at + 2] for at in range(len(text) - 1))
        for _, misprint in misprints_in(text, pairs=pairs, known=sure_misprints()):
            cause = f"「{misprint.wrong}」应为「{misprint.right}」"
            yield promise.finding("W608", address, cause=cause, cure=f"改为「{misprint.right}」", quote=misprint.wrong)


def check_tasks_listed(promise: Promise) -> Iterator[Finding]:
    """Yield a year without tasks."""
    if not promise.content["tasks"]:
        yield promise.finding("M506", "tasks", cause="没有列出年度主要任务", cure="按工作要点列出本年打算做的事")


def _texts(promise: Promise) -> Iterator[tuple[str, str]]:
    content = promise.content
    yield "profile.total_goal", content["total_goal"]
    for row in content["tasks"]:
        yield f"tasks.{row['code']}.content", row["content"]
    for row in content["goals"]:
        yield f"goals.{row['code']}.name", row["name"]
        yield f"goals.{row['code']}.content", row["content"]
    for row in content["indicators"]:
        yield f"indicators.{row['code']}.name", row["name"]
