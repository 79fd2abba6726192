"""Questions that are nearly the same: by the words of the text, and by the options where the text alone says little."""

import dataclasses
from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from rapidfuzz import fuzz, process

from jixiao.orgs.models import Unit
from jixiao.records.quiz.bank.wording import plain_of
from jixiao.records.quiz.models import QuestionKind, QuestionVersion

ALIKE = 85
"""How near two texts are, in percent, from which on a person is asked."""
OPTIONS_ALIKE = 60
"""下列哪项正确 is asked of many things: where the options are farther apart than this, so are the questions."""
SHOWN = 5
_LOOKED_AT = 20


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A question that can be found to be like another: its name and page, its kind, its words."""

    name: str
    question: int
    kind: str
    text: str
    plain: str
    options: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Like:
    """A question that is like another, and how much, in percent."""

    known: Known
    percent: int


def known_in(unit: Unit) -> list[Known]:
    """Return the newest version of each question of a unit's bank, the retired ones included: one statement."""
    newer = QuestionVersion.objects.filter(question=OuterRef("question"), number__gt=OuterRef("number"))
    rows = QuestionVersion.objects.filter(~Exists(newer), question__unit=unit).order_by("question__number")
    fields = ("question__number", "question", "kind", "text", "plain", "options")
    return [
        Known(f"T{number}", question, kind, text, plain or plain_of(text), tuple(options))
        for number, question, kind, text, plain, options in rows.values_list(*fields)
    ]


def like_ones(
    text: str, *, kind: str, options: Sequence[str], among: Sequence[Known], but: int | None = None
) -> list[Like]:
    """Return the questions among those known that are nearly this one, the likest first; ``but`` leaves one out."""
    plain = plain_of(text)
    if not plain:
        return []
    near = process.extract(plain, [one.plain for one in among], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=_LOOKED_AT)
    found = []
    for _, score, place in near:
        one = among[place]
        if one.question != but and _options_alike(kind, options, one):
            found.append(Like(one, int(score)))
    return found[:SHOWN]


def _options_alike(kind: str, options: Sequence[str], other: Known) -> bool:
    if QuestionKind.JUDGE in (kind, other.kind):
        return True
    mine, theirs = ("".join(sorted(map(plain_of, each))) for each in (options, other.options))
    return fuzz.ratio(mine, theirs) >= OPTIONS_ALIKE
