"""How somebody is shown at a desk: by name to those who may see it, masked to all others."""

from jixiao.orgs.seat import Desk
from jixiao.records.community.access import levels_seen
from jixiao.records.community.models import Privacy, Worker
from jixiao.web.masking import mask_name

HIDDEN = "（保密）"


def is_seen(worker: Worker, desk: Desk) -> bool:
    """Return whether somebody is shown by name at a desk."""
    return Privacy(worker.privacy) in levels_seen(desk)


def shown_name(worker: Worker, desk: Desk) -> str:
    """Return the name of somebody as it is shown at a desk."""
    return worker.name if is_seen(worker, desk) else mask_name(worker.name)


def shown_words(worker: Worker, words: str, desk: Desk) -> str:
    """Return what else is known of somebody; of those kept 保密, nothing to whoever may not see them."""
    if worker.privacy == Privacy.CLOSED and not is_seen(worker, desk):
        return HIDDEN if words else ""
    return words
