"""One press, one deed: a form sent twice leads to what came of the first time."""

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import OnceToken
from jixiao.orgs.refusing import AlreadyDone


def claim_once(token: str, *, by: Actor, leads_to: str) -> None:
    """Take the token of a form inside the transaction of its act; raise AlreadyDone where it was taken before.

    An empty token (a form made by hand) is let through.
    """
    if not token:
        return
    try:
        with transaction.atomic():
            OnceToken.objects.create(token=token[:64], person=by.person, at=by.at, address=leads_to)
    except IntegrityError:
        earlier = OnceToken.objects.filter(token=token[:64], person=by.person).first()
        raise AlreadyDone(earlier.address if earlier else leads_to) from None
