"""Background work: today's digests are sent, each by itself, so that one that fails holds up no other."""

from collections import Counter
from collections.abc import Mapping

from django_tasks import task

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.deadlines.digesting import send_digest, wishes_due
from jixiao.web.clock import now


@task()
def send_digests() -> None:
    """Send every digest of today that was not sent yet."""
    send_todays_digests()


def send_todays_digests() -> Mapping[str, int]:
    """Send every digest of today that was not sent yet; return how many were sent, empty, taken and failed."""
    on = now().astimezone(SHANGHAI).date()
    return Counter(send_digest(wish=wish, on=on) for wish in wishes_due(on))
