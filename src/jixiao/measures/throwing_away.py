"""A content is taken off the shelf for good: what the law has deleted must not lie there under its digest."""

from django.db import transaction

from jixiao.measures import shelf
from jixiao.measures.models import Proof
from jixiao.measures.previews import pictures_of


def throw_away_unused(*, sha256: str) -> None:
    """Delete a content and its pictures once the transaction is through, unless a proof of any year has the same.

    The room that asks makes sure that it has no other row of that content itself.
    """
    transaction.on_commit(lambda: _throw_away(sha256))


def _throw_away(sha256: str) -> None:
    if Proof.objects.filter(sha256=sha256).exists():
        return
    for path in (shelf.path_of(sha256), *pictures_of(sha256)):
        path.unlink(missing_ok=True)
