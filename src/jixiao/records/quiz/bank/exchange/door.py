"""竞答题目 at the import desk: what only the bank can see of a row, the writing, and the taking back."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor, OtherFile
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.bank.exchange.gift import GIFT_SHAPE
from jixiao.records.quiz.bank.exchange.numbered import WORD_SHAPE, read_plain, read_word
from jixiao.records.quiz.bank.exchange.plan import PLACE, PLAN, placed, said_in
from jixiao.records.quiz.bank.likeness import Known, known_in, like_ones
from jixiao.records.quiz.bank.wording import Said, plain_of
from jixiao.records.quiz.bank.writing import drop_version, write_question
from jixiao.records.quiz.models import PoolEntry, QuestionKind, QuestionVersion, Review
from jixiao.web.importing import DryRun, ImportRow

MOST_ROWS = 5_000
_NAMED = 5


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add answers and options that cannot be, and questions that are like one of the bank or of the file.

    Refuses more questions at once than can be held against each other while somebody waits.
    """
    if len(dry_run.rows) > MOST_ROWS:
        cause = f"有 {len(dry_run.rows):,} 道题，一次最多 {MOST_ROWS:,} 道"
        raise Refused(cause, cure="分成几个文件，分次导入", code="U934", field="file")
    known = known_in(unit_year.unit)
    rows = []
    for row in dry_run.rows:
        judged, said = _judged(row)
        if said is not None:
            judged = _compared(judged, said, known)
            name = f"本文件{row.texts.get(PLACE) or f'第 {row.number} 行'}"
            known.append(Known(name, 0, said.kind, said.text, plain_of(said.text), said.options))
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write each row into the bank as a draft."""
    written = [write_question(unit=unit_year.unit, said=said_in(row), by=by) for row in rows]
    return [f"quiz.version:{one.pk}" for one in written]


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the questions of an import out of the bank; refuses where one was used or looked at, and takes none then."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    rows = QuestionVersion.objects.filter(pk__in=pks, question__unit=unit_year.unit)
    versions = list(rows.select_related("question", "picture"))
    questions = {one.question_id for one in versions}
    pooled = set(PoolEntry.objects.filter(version__question__in=questions).values_list("version__question", flat=True))
    _refuse_used(versions, pooled, "已被竞答活动选用")
    grouped = set(
        QuestionVersion.objects.filter(pk__in=pks, question__sets__removed_at=None, question__sets__isnull=False)
        .values_list("question", flat=True)
    )  # fmt: skip
    _refuse_used(versions, grouped, "已编入题组")
    reviewed = set(Review.objects.filter(version__question__in=questions).values_list("version__question", flat=True))
    _refuse_used(versions, reviewed, "已经审核")
    for one in versions:
        drop_version(one, by=by)


def _judged(row: ImportRow) -> tuple[ImportRow, Said | None]:
    if row.errors:
        return row, None
    try:
        said = said_in(row.values)
    except Refused as refused:
        return row.with_error(refused.field, placed(row, refused.cause), refused.cure), None
    if said.kind == QuestionKind.MULTI and said.right.bit_count() == 1:
        row = row.with_doubt("right", placed(row, "多选只有一个正确答案"), "确实如此的再导入，否则改为单选")
    return row, said


def _compared(row: ImportRow, said: Said, known: Sequence[Known]) -> ImportRow:
    found = like_ones(said.text, kind=said.kind, options=said.options, among=known)
    if not found:
        return row
    first = found[0]
    cause = f"与 {first.known.name}「{first.known.text[:40]}」{_how_alike(first.percent)}"
    return row.as_duplicate("text", placed(row, cause), "确实是另一道题的，再导入")


def _how_alike(percent: int) -> str:
    whole = 100
    return "相同" if percent == whole else f"有 {percent}% 相同"


def _refuse_used(versions: Sequence[QuestionVersion], used: set[int], how: str) -> None:
    found = [one for one in versions if one.question_id in used]
    if found:
        named = "、".join(str(one.question) for one in found[:_NAMED])
        more = f"等 {len(found)} 道题" if len(found) > _NAMED else ""
        raise Refused(f"{named}{more}{how}，整批不能撤回", cure="不再用的逐道停用", code="U930")


_WORD = OtherFile("Word 文档", WORD_SHAPE, read_word)
_GIFT = OtherFile("GIFT 题库", GIFT_SHAPE, read_plain)
_TEXT = OtherFile("文本文件", "GIFT，或与 Word 一样写的题目", read_plain)
OTHERS = {".docx": _WORD, ".gift": _GIFT, ".txt": _TEXT}
DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="quiz:bank", others=OTHERS)
