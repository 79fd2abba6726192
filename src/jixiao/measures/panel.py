"""The panel of proofs that every room puts on the page of a record: what proves it, and how to add more.

In the view::

    context["proofs"] = proofs_panel(request.desk, f"outreach.activity:{activity.pk}", activity.name)

and on the page ``{% include "measures/proofs_panel.html" with panel=proofs %}``; or, without the view,
``{% load proofs %}{% proofs_panel "outreach.activity:12" "科普日主场" %}``. One statement.
"""

import dataclasses

from jixiao.measures import shelf
from jixiao.measures.access import may_keep_proofs
from jixiao.measures.materials import ACCEPT, WORDS, material_of
from jixiao.measures.models import Proof, ProofClass
from jixiao.measures.previews import has_preview
from jixiao.measures.queries import proofs_of
from jixiao.orgs.seat import Desk

_KILO = 1024


@dataclasses.dataclass(frozen=True, slots=True)
class Filed:
    """A proof as lists of files show it."""

    proof: Proof
    kind: str
    size: str
    url: str
    download: str
    preview: str

    @property
    def about(self) -> str:
        """Return size, pages and class in one line."""
        pages = f" · {self.proof.pages} 页" if self.proof.pages else ""
        return f"{self.size}{pages} · {ProofClass(self.proof.proof_class).label}"


@dataclasses.dataclass(frozen=True, slots=True)
class ProofsPanel:
    """What the panel shows for one subject."""

    subject: str
    label: str
    files: tuple[Filed, ...]
    may_keep: bool
    attach: str
    detach: str
    choose: str
    limit: str
    classes: tuple[tuple[str, str], ...]
    accept: str
    kinds: str


def proofs_panel(desk: Desk, subject: str, label: str) -> ProofsPanel:
    """Return the panel for a subject: its proofs, and the way to add some where the person may."""
    proofs = proofs_of([subject], desk.its_year).get(subject, [])
    return ProofsPanel(
        subject=subject,
        label=label,
        files=tuple(filed(desk, proof) for proof in proofs),
        may_keep=desk.may(may_keep_proofs),
        attach=desk.door("measures:attach"),
        detach=desk.door("measures:detach"),
        choose=desk.door("measures:choose"),
        limit=shelf.limit_words(),
        classes=tuple(ProofClass.choices),
        accept=ACCEPT,
        kinds=WORDS,
    )


def filed(desk: Desk, proof: Proof) -> Filed:
    """Return a proof as lists of files show it."""
    return Filed(
        proof=proof,
        kind=material_of(proof.media_type).word,
        size=size_words(proof.size),
        url=desk.door("measures:proof", pk=proof.pk),
        download=desk.door("measures:proof_file", pk=proof.pk),
        preview=desk.door("measures:preview", pk=proof.pk, page=1, size="small") if has_preview(proof) else "",
    )


def size_words(size: int) -> str:
    """Return a size in bytes as people read it: 38 KB, 1.2 MB."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{-(-size // _KILO)} KB"
    tenths = size * 10 // (_KILO * _KILO)
    return f"{tenths // 10}.{tenths % 10} MB"
