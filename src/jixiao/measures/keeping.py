"""Keeping proofs: a file is looked at, cleaned, stored under its digest and attached to what it proves.

Nothing half-written is ever left: the file is finished beside the shelf and moved, and its row commits with the trail.
"""

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from django.db import IntegrityError, transaction

from jixiao.measures import shelf
from jixiao.measures.events import (
    ProofAttached,
    ProofDetached,
    ProofKept,
    ProofRemoved,
    ProofRenamed,
    ProofRestored,
)
from jixiao.measures.materials import PDF, PICTURE, Material
from jixiao.measures.models import Proof, ProofClass, ProofLink
from jixiao.measures.naming import MOST_NAME, clean_name
from jixiao.measures.owning import Ownership, ownership_of
from jixiao.measures.papers import count_pages
from jixiao.measures.pictures import redraw
from jixiao.measures.shelf import Upload
from jixiao.measures.sniffing import sniff
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

_TOLD = ("name", "proof_class", "media_type", "size", "sha256", "remark")
_WORDS = ("name", "proof_class", "remark")
_MOST_LABEL, _MOST_REMARK, _LISTED = 200, 300, 5


class Look(Protocol):
    """Says what a file is, or refuses it: ``sniff`` for proofs, ``films.sniff_films`` where films are shown."""

    def __call__(self, path: Path, *, name: str) -> Material:
        """Return what the file at ``path`` is."""


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """A proof, and whether its content was new to the unit's year."""

    proof: Proof
    is_new: bool


def keep_proof(
    *,
    unit_year: UnitYear,
    upload: Upload,
    name: str,
    proof_class: str,
    by: Actor,
    remark: str = "",
) -> Proof:
    """Keep an uploaded file as a proof of the unit's year; content that is there already gives the proof that is there.

    Refuses what is too large, empty, broken, locked, or may not be a proof (see ``sniffing``), and a full disk.
    """
    return keep_once(unit_year=unit_year, upload=upload, name=name, proof_class=proof_class, by=by, remark=remark).proof


@transaction.atomic
def keep_once(
    *,
    unit_year: UnitYear,
    upload: Upload,
    name: str,
    proof_class: str,
    by: Actor,
    remark: str = "",
    look: Look = sniff,
) -> Kept:
    """Keep an uploaded file as ``keep_proof`` does, and say whether it was new; ``look`` says which files are taken."""
    title = _checked_name(clean_name(name))
    _require_class(proof_class)
    with _finished(upload, name, look) as (path, material, pages):
        digest, size = shelf.digest_of(path), path.stat().st_size
        known = _in_use(unit_year, digest)
        if known is not None:
            return Kept(known, is_new=False)
        shelf.place(path, sha256=digest)
    proof = Proof(
        unit_year=unit_year, sha256=digest, name=title, media_type=material.media_type, size=size, pages=pages,
        proof_class=proof_class, remark=remark.strip()[:_MOST_REMARK], uploaded_by=by.person, uploaded_at=by.at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            proof.save(force_insert=True)
    except IntegrityError:  # the same file came twice at the same moment
        return Kept(Proof.objects.get(unit_year=unit_year, sha256=digest, removed_at=None), is_new=False)
    publish(_told(ProofKept, proof, after=snapshot(proof, _TOLD)), by=by)
    return Kept(proof, is_new=True)


@transaction.atomic
def attach(*, proof: Proof, subject: str, label: str, by: Actor) -> ProofLink:
    """Attach a proof to what it proves (outreach.activity:12); attaching it again changes nothing.

    Refuses a removed proof, and a record of another unit or year.
    """
    if proof.removed_at is not None:
        raise Refused(f"佐证「{proof.name}」已经移除", cure="先恢复它，再关联", code="U415")
    if ownership_of(subject, unit_year=proof.unit_year) is Ownership.NOT_OURS:
        raise Refused("这项记录不属于这个单位的这个年度", cure="从记录自己的页面上传佐证", code="U413")
    link, is_new = ProofLink.objects.get_or_create(
        proof=proof,
        subject=subject,
        defaults={"label": label.strip()[:_MOST_LABEL], "linked_by": by.person, "linked_at": by.at},
    )
    if is_new:
        publish(_told(ProofAttached, proof, after={"事项": link.label or subject, "编号": subject}), by=by)
    return link


@transaction.atomic
def detach(*, proof: Proof, subject: str, by: Actor) -> None:
    """Take a proof off what it proved; the proof itself stays."""
    link = ProofLink.objects.filter(proof=proof, subject=subject).first()
    if link is None:
        return
    link.delete()
    publish(_told(ProofDetached, proof, before={"事项": link.label or subject, "编号": subject}), by=by)


@transaction.atomic
def rename_proof(
    *, proof: Proof, name: str, proof_class: str, remark: str, by: Actor, stamp: int | None = None
) -> Proof:
    """Give a proof another name, class or remark; its content never changes."""
    _require_class(proof_class)
    before = snapshot(proof, _WORDS)
    proof.name, proof.proof_class, proof.remark = (
        _checked_name(name.strip()),
        proof_class,
        remark.strip()[:_MOST_REMARK],
    )
    was, now = changes(before, snapshot(proof, _WORDS))
    if now:
        save_stamped(proof, stamp=stamp, fields=_WORDS)
        publish(_told(ProofRenamed, proof, before=was, after=now), by=by)
    return proof


@transaction.atomic
def remove_proof(*, proof: Proof, by: Actor) -> None:
    """Set a proof aside; refused while it proves anything, with the list of what it proves."""
    linked = list(proof.links.order_by("linked_at").values_list("label", "subject"))
    if linked:
        named = "、".join(f"「{label or subject}」" for label, subject in linked[:_LISTED])
        more = f"等 {len(linked)} 项" if len(linked) > _LISTED else ""
        raise Refused(f"佐证「{proof.name}」还证明着{named}{more}", cure="先从这些事项上取下，再移除", code="U414")
    if proof.removed_at is not None:
        raise Refused(f"佐证「{proof.name}」已经移除", code="U415")
    proof.removed_by, proof.removed_at = by.person, by.at
    save_stamped(proof, stamp=None, fields=("removed_by", "removed_at"))
    publish(_told(ProofRemoved, proof, before=snapshot(proof, _TOLD)), by=by)


@transaction.atomic
def restore_proof(*, proof: Proof, by: Actor) -> None:
    """Bring a proof back that was set aside; refused where the same file was uploaded again in between."""
    if proof.removed_at is None:
        return
    again = _in_use(proof.unit_year, proof.sha256)
    if again is not None:
        raise Refused(f"同一个文件已经重新上传为「{again.name}」", cure="直接用那一件", code="U416")
    proof.removed_by, proof.removed_at = None, None
    save_stamped(proof, stamp=None, fields=("removed_by", "removed_at"))
    publish(_told(ProofRestored, proof, after=snapshot(proof, _TOLD)), by=by)


@contextlib.contextmanager
def _finished(upload: Upload, name: str, look: Look) -> Iterator[tuple[Path, Material, int | None]]:
    """Give the file as it will be kept: looked at, a picture drawn anew, a paper with its pages counted."""
    with shelf.full_disk_told(), shelf.scratch() as path, shelf.scratch() as drawn:
        shelf.write_upload(upload, path=path)
        material = look(path, name=name)
        if material.family == PICTURE:
            yield drawn, redraw(path, target=drawn), None
        else:
            yield path, material, count_pages(path) if material.family == PDF else None


def _in_use(unit_year: UnitYear, digest: str) -> Proof | None:
    return Proof.objects.filter(unit_year=unit_year, sha256=digest, removed_at=None).first()


def _checked_name(name: str) -> str:
    if not name:
        raise Refused("佐证没有名称", cure="写明是什么材料，如：印刷合同与验收单", code="U417", field="name")
    if len(name) > MOST_NAME:
        raise Refused(f"名称超过 {MOST_NAME} 字", cure="写短些，细节写进材料说明", code="U417", field="name")
    return name


def _require_class(proof_class: str) -> None:
    if proof_class not in ProofClass.values:
        raise Refused(
            "没有选佐证类别", cure="从正式资料、工作资料、原始凭证、说明材料里选一类", code="U418", field="proof_class"
        )


def _told(event: type[Event], proof: Proof, **said: Any) -> Event:  # noqa: ANN401 - before and after, as Event has them
    year = proof.unit_year
    return event(unit_id=year.unit_id, year=year.year, subject=f"measures.proof:{proof.pk}", name=proof.name, **said)
