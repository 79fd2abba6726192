"""What a page shows of the comments on a subject: the threads, who may be mentioned, and whether one may write."""

import dataclasses
from collections.abc import Mapping, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.orgs.access import may_comment
from jixiao.orgs.comments.queries import colleagues_of, comments_of
from jixiao.orgs.comments.subjects import Commented, commented
from jixiao.orgs.models import Comment, Person
from jixiao.orgs.seat import Desk

MOST_PEOPLE = 200


@dataclasses.dataclass(frozen=True, slots=True)
class CommentsPanel:
    """The comments on one subject; ``back`` is the page to return to after writing.

    What is there no more can still be read, answered and resolved, but nobody begins anew (``may_begin``).
    """

    subject: str
    label: str
    url: str
    back: str
    threads: Sequence[Comment]
    people: Sequence[Person]
    may_write: bool
    may_begin: bool

    @property
    def open_count(self) -> int:
        """Return how many are not settled."""
        return sum(one.resolved_at is None for one in self.threads)


def mark_of(desk: Desk, subject: str, counts: Mapping[str, tuple[int, int]]) -> SafeString:
    """Return the link to the comments on a record: 批注 2, or 批注 where nobody has one open (``open_counts``)."""
    still, in_all = counts.get(subject, (0, 0))
    word = f"批注 {still}" if still else "批注（已解决）" if in_all else "批注"
    url = f"{desk.door('orgs:comments')}?on={subject}"
    css = "comment-mark is-open" if still else "comment-mark"
    return format_html(
        '<a class="small no-print {}" href="{}" hx-get="{}" hx-target="#side">{}</a>', css, url, url, word
    )


def comments_panel(desk: Desk, subject: str, *, back: str = "") -> CommentsPanel | None:
    """Return what is said of a subject of this desk's year, None where there is no such thing here and never was."""
    if desk.unit_year is None:
        return None
    found, threads = commented(subject, unit_year=desk.unit_year), comments_of(desk.unit_year, subject)
    if found is None and not threads:
        return None
    may_write = desk.may(may_comment)
    place = found or Commented(f"{threads[0].label}（已经不在）", desk.door("orgs:todo"))
    people = colleagues_of(desk.unit, on=desk.today).exclude(pk=desk.person.pk) if may_write else Person.objects.none()
    return CommentsPanel(
        subject=subject,
        label=place.label,
        url=place.url,
        back=back or place.url,
        threads=threads,
        people=list(people[:MOST_PEOPLE]),
        may_write=may_write,
        may_begin=may_write and found is not None,
    )
