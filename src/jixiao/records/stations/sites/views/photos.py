"""The pictures of a station: those of its dossier and of its checks, each once, small on its page."""

import dataclasses
from collections.abc import Iterator, Sequence

from jixiao.measures.materials import PICTURE, material_of
from jixiao.measures.models import Proof
from jixiao.measures.panel import ProofsPanel
from jixiao.orgs.seat import Desk
from jixiao.records.stations.models import FiveCheck, FiveHave

MOST_PHOTOS = 24


@dataclasses.dataclass(frozen=True, slots=True)
class Photo:
    """A picture: where it opens, where its small one lies, and what it is of."""

    name: str
    words: str
    url: str
    preview: str


def photos_of(desk: Desk, checks: Sequence[FiveCheck], proofs: ProofsPanel) -> list[Photo]:
    """Return the pictures of a station; what was loaded for its page is enough."""
    found: dict[str, Photo] = {}
    for proof, year, words in _pictures(desk, checks, proofs):
        if proof.sha256 not in found and len(found) < MOST_PHOTOS:
            found[proof.sha256] = Photo(
                proof.name, words, desk.door("measures:proof", pk=proof.pk, year=year),
                desk.door("measures:preview", pk=proof.pk, page=1, size="small", year=year),
            )  # fmt: skip
    return list(found.values())


def _pictures(desk: Desk, checks: Sequence[FiveCheck], proofs: ProofsPanel) -> Iterator[tuple[Proof, int, str]]:
    for check in checks:
        for point in check.points.all():
            if point.proof is not None and _is_picture(point.proof):
                words = f"{FiveHave(point.item).label}，{check.get_stage_display()}"
                yield point.proof, point.proof.unit_year.year, words
    for one in proofs.files:
        if _is_picture(one.proof):
            yield one.proof, desk.year, one.proof.name


def _is_picture(proof: Proof) -> bool:
    return material_of(proof.media_type).family == PICTURE
