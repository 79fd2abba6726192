"""How a nominee is called: at a desk as far as the person may know, to the public as far as each agreed."""

import dataclasses
from collections.abc import Collection

from jixiao.engine.values import to_half_width
from jixiao.records.community.models import Honour, Nomination, Organisation, Privacy, Worker
from jixiao.web.masking import mask_name

NOT_SHOWN = "（不公开）"


@dataclasses.dataclass(frozen=True, slots=True)
class Called:
    """A nominee in words; for an organisation ``workplace`` is its host and ``title`` its kind."""

    name: str
    workplace: str
    title: str


def called(row: Nomination | Honour, levels: Collection[str]) -> Called:
    """Return how a nominee or an honoured one is called to whoever sees those privacy levels."""
    if row.worker is not None:
        return of_worker(row.worker, levels)
    return of_organisation(row.organisation)


def of_worker(worker: Worker, levels: Collection[str]) -> Called:
    """Return a person, the name masked where the level is not among those seen; of 保密 nothing but the mask."""
    if worker.privacy in levels:
        return Called(worker.name, worker.workplace, worker.title)
    if worker.privacy == Privacy.CLOSED:
        return Called(mask_name(worker.name), "", "")
    return Called(mask_name(worker.name), worker.workplace, worker.title)


def of_organisation(organisation: Organisation | None) -> Called:
    """Return an organisation: nothing of it is private."""
    if organisation is None:
        return Called("", "", "")
    return Called(organisation.name, organisation.host, organisation.get_kind_display())


def in_public(row: Nomination) -> list[str]:
    """Return the line of a public notice: name, workplace, title, deeds; of 保密 only that somebody is there."""
    if row.worker is not None and row.worker.privacy == Privacy.CLOSED:
        return [NOT_SHOWN, "", "", ""]
    who = called(row, (Privacy.OPEN,))
    return [who.name, who.workplace, who.title, row.deeds]


def plain_place(name: str) -> str:
    """Return the name of a workplace as it is compared: half-width, without spaces."""
    return "".join(to_half_width(name).split()).lower()
