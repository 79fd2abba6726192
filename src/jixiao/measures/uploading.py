"""Many files at once: each is kept or refused by itself, and what came of each is told."""

import dataclasses
from collections.abc import Iterable, Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from jixiao.measures.keeping import attach, keep_once
from jixiao.measures.models import Proof
from jixiao.measures.shelf import too_large
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused

MOST_FILES = 50


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: the proof it is now (new, or there before), or why it was refused."""

    name: str
    proof: Proof | None = None
    is_new: bool = False
    refused: Refused | None = None


@transaction.atomic
def keep_all(
    *,
    unit_year: UnitYear,
    uploads: Sequence[UploadedFile],
    dropped: Sequence[str],
    proof_class: str,
    by: Actor,
    subject: str = "",
    label: str = "",
) -> list[Outcome]:
    """Keep each file, and attach it to the subject where there is one; a bad file does not stop the good ones.

    ``dropped`` names files that passed the limit and never came in (receiving.files_dropped): they are told too.
    """
    if not uploads and not dropped:
        raise Refused("没有选文件", cure="先选一个或几个文件，再上传", code="U389", field="files")
    if len(uploads) > MOST_FILES:
        raise Refused(f"一次最多传 {MOST_FILES} 个文件", cure="分几次上传", code="U389", field="files")
    return [
        _keep(upload, unit_year=unit_year, proof_class=proof_class, by=by, subject=subject, label=label)
        for upload in uploads
    ] + [Outcome(name, refused=too_large()) for name in dropped]


@transaction.atomic
def attach_all(*, proofs: Iterable[Proof], subject: str, label: str, by: Actor) -> int:
    """Attach proofs that are kept already; return how many."""
    return len([attach(proof=proof, subject=subject, label=label, by=by) for proof in proofs])


def _keep(
    upload: UploadedFile, *, unit_year: UnitYear, proof_class: str, by: Actor, subject: str, label: str
) -> Outcome:
    name = str(upload.name or "")
    try:
        with transaction.atomic():
            kept = keep_once(unit_year=unit_year, upload=upload, name=name, proof_class=proof_class, by=by)
            if subject:
                attach(proof=kept.proof, subject=subject, label=label, by=by)
    except Refused as refused:
        return Outcome(name, refused=refused)
    return Outcome(name, kept.proof, kept.is_new)
