"""What judges must not read is hidden from the words of a work: the names of its school, its authors and tutors."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from jixiao.records.contests.models import Assignment, Author, Tutor
from jixiao.records.contests.seals import unseal

HIDDEN = "（隐去）"
SHORTEST = 2
"""One letter alone is no name: it would take words apart that say nothing."""
Names = Mapping[int, Collection[str]]
"""The names that must not be read, by work."""


def names_of(tasks: Iterable[Assignment]) -> Names:
    """Return the names that must not be read in the works of those tasks: three statements."""
    rows = {task.entry_id: task for task in tasks}
    found: dict[int, set[str]] = defaultdict(set)
    for pk, school in Assignment.objects.filter(entry__in=rows).values_list("entry", "entry__school__name").distinct():
        found[pk].add(school)
    for table in (Author, Tutor):
        for pk, sealed in table.objects.filter(entry__in=rows).values_list("entry", "name_seal"):
            found[pk].add(unseal(sealed))
    return found


def hide(words: str, names: Collection[str]) -> str:
    """Return words without those names, the longest first."""
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= SHORTEST:
            words = words.replace(name, HIDDEN)
    return words
