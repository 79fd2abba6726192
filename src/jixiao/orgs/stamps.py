"""The version of a row: who saves over somebody else's change is told, not let through."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F

from jixiao.orgs.refusing import Stale


class Stamped(models.Model):
    """A row whose every change counts ``version`` up."""

    version = models.PositiveIntegerField("版本", default=1)

    class Meta:
        """No table of its own."""

        abstract = True


def save_stamped(row: Any, *, stamp: int | None, fields: Iterable[str]) -> None:  # noqa: ANN401 - any model with a version
    """Save those fields of ``row`` if its version is still ``stamp`` (None: whatever it is), and count it up.

    Raises Stale with what stands there now where somebody else was faster; nothing is written then.
    """
    names = list(fields)
    table = type(row)._default_manager.filter(pk=row.pk)  # noqa: SLF001 - the documented way to a model's rows
    expected = table if stamp is None else table.filter(version=stamp)
    values = {name: getattr(row, name) for name in names}
    if not expected.update(**values, version=F("version") + 1):
        theirs = table.get()
        raise Stale(theirs={name: getattr(theirs, name) for name in names})
    row.version = (stamp if stamp is not None else row.version) + 1
