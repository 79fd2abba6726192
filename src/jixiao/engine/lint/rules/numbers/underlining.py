"""Which words of a count a reader underlines: the number with its noun, a whole with its parts."""

from jixiao.engine.facts import Amount, Count, Rate, Target
from jixiao.engine.lint.late import late

_FARTHEST = 90
_LONGEST_NOUN = 18
_NOUN_BEFORE = late(r"(?P<noun>[一-龥]{2,16})(?:共?有|共计?|为|达)?[ \t]?$")
# What stands before the noun and is none of it: who, when and what was done.
_LEAD = late(
    r".*(?:下设|设有|设立|设置|共设|现有|实有|共有|[的了等]|涉及|涵盖|实施|完成|累计|受益|受惠|覆盖|培训|接受|参加|参训|参与|受理|办理|开展|举办|发放|印制|采购|招募|摆放|展出"
    r"|本单位|本部门|本局|本院|本校|[我全][院局校县市区镇乡办委]|我单位|我部门|年初|年末|本年|全年|当年|核定|批复|现场|其中|年度|共)(?=[一-龥]{2})"
    r"|.*[局委办院会厅校站心](?=(?:内设|直属|下属|所属)[一-龥])"
)
_BETWEEN = 12  # the longest words (不低于, 为) between a label and its figure


def with_noun(text: str, count: Count) -> tuple[int, int]:
    """Return where a count stands together with its noun: 3个股室, 下属单位3个, 预算单位有3个."""
    if count.thing and text.startswith(count.thing, count.end):
        return count.start, count.end + len(count.thing)
    window = max(count.start - _LONGEST_NOUN, 0)
    noun = _NOUN_BEFORE.search(text, window, count.start)
    if noun is None:
        return count.start, count.end
    lead = _LEAD.match(noun["noun"])
    return noun.start("noun") + (lead.end() if lead else 0), count.end


def with_parts(text: str, whole: Count, parts: tuple[Count, ...]) -> tuple[int, int]:
    """Return where a whole with all its parts stands; where that is long, the whole alone."""
    start, end = with_noun(text, whole)
    last = max((part.end for part in parts), default=end)
    return (start, last) if last - start <= _FARTHEST and last > start else (start, end)


def label_start(text: str, told: Amount | Count | Rate | Target) -> int:
    """Return where the words begin that say what a figure is of; the figure itself where they stand elsewhere."""
    if not told.label:
        return told.start
    label = told.label.rpartition("\t")[2]  # in a row of a table the cells before belong to others
    at = text.rfind(label, max(told.start - len(label) - _BETWEEN, 0), told.start)
    return at if at >= 0 else told.start
