"""Findings that somebody dismissed with a reason: kept beside the paper, found again after edits elsewhere in it."""

import dataclasses
import datetime
import tomllib
from collections.abc import Sequence

from jixiao.engine.errors import BadFileError, Finding

_AROUND = 24  # characters kept on either side
_ALIKE = 60  # percent: around the same words the text is still the same place
_DISTINCT = 20  # characters: words so long that stand only once need no surroundings
_KEYS = ("code", "quote", "before", "after", "reason", "on")


@dataclasses.dataclass(frozen=True, slots=True)
class Dismissal:
    """One finding that need not be told again: its code and words, what stood around them, why, and since when."""

    code: str
    quote: str
    before: str
    after: str
    reason: str
    on: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class Sorted:
    """Findings parted by what was dismissed; ``expired`` are the dismissals whose fault is no longer there."""

    told: tuple[Finding, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...]
    expired: tuple[Dismissal, ...]


def dismiss(finding: Finding, *, text: str, reason: str, on: datetime.date) -> Dismissal:
    """Return the dismissal of a finding about ``text`` (the plain text); refuse an empty reason."""
    if not reason.strip():
        message = "不写理由不能不报；请写明为什么这一条不是问题"
        raise BadFileError(message)
    start, end = finding.place.start, finding.place.end
    if start is None or end is None:
        return Dismissal(finding.code, finding.place.quote, "", "", reason.strip(), on)
    before, after = _around(text, start, end)
    return Dismissal(finding.code, _flat(text[start:end]), before, after, reason.strip(), on)


def without_dismissed(findings: Sequence[Finding], dismissals: Sequence[Dismissal], *, text: str) -> Sorted:
    """Return the findings parted by ``dismissals``: each takes the one finding of its code that fits it best."""
    left = dict(enumerate(findings))
    taken: list[tuple[int, Dismissal]] = []
    expired = []
    for dismissal in dismissals:
        fits = [(_fit(dismissal, finding, text), -number) for number, finding in left.items()]
        best, place = max(fits, default=(0.0, 0))
        if best > 0:
            taken.append((-place, dismissal))
            del left[-place]
        else:
            expired.append(dismissal)
    dismissed = tuple((findings[number], dismissal) for number, dismissal in sorted(taken, key=lambda one: one[0]))
    return Sorted(tuple(left.values()), dismissed, tuple(expired))


def dismissals_to_toml(dismissals: Sequence[Dismissal]) -> str:
    """Return the dismissals as a TOML file that a person can read and correct."""
    import tomli_w  # noqa: PLC0415 - writing alone needs it: a check starts without

    rows = [{key: getattr(one, key) for key in _KEYS} for one in dismissals]
    head = "# 体检中不再列出的问题：每一条写明理由；删去一条，它就会重新列出。\n\n"
    return head + tomli_w.dumps({"dismissed": rows})


def dismissals_from_toml(text: str, *, name: str) -> tuple[Dismissal, ...]:
    """Return the dismissals of a file; raise BadFileError where it is none."""
    try:
        rows = tomllib.loads(text).get("dismissed", [])
        return tuple(_read(row) for row in rows)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        message = f"“{name}”不是不再列出的问题清单，或被改坏了（{error}）；请改好，或删去后重新写理由"
        raise BadFileError(message) from error


def _read(row: dict[str, object]) -> Dismissal:
    day = row["on"]
    if not isinstance(day, datetime.date):
        raise TypeError("on")
    code, quote, before, after, reason = (str(row[key]) for key in _KEYS[:-1])
    return Dismissal(code, quote, before, after, reason, day)


def _fit(dismissal: Dismissal, finding: Finding, text: str) -> float:
    """Return how well a finding fits a dismissal, 0 where it is another."""
    if finding.code != dismissal.code:
        return 0.0
    start, end = finding.place.start, finding.place.end
    if start is None or end is None:
        return 1.0 if finding.place.quote == dismissal.quote else 0.0
    if _flat(text[start:end]) != dismissal.quote:
        return 0.0
    from rapidfuzz import fuzz  # noqa: PLC0415 - only papers with dismissals need it

    before, after = _around(text, start, end)
    near = (fuzz.ratio(before, dismissal.before) + fuzz.ratio(after, dismissal.after)) / 2
    alone = len(dismissal.quote) >= _DISTINCT and text.count(text[start:end]) == 1
    return 1.0 + near if near >= _ALIKE or alone else 0.0


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after in the same line: another line may be moved away."""
    before = text[max(start - _AROUND, 0) : start].rpartition("\n")[2]
    return _flat(before), _flat(text[end : end + _AROUND].partition("\n")[0])


def _flat(text: str) -> str:
    return "".join(text.split())
