"""Files of a work: put on the shelf within the rules of its group, looked at, and taken away again."""

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from jixiao.measures import shelf
from jixiao.measures.films import sniff_films
from jixiao.measures.keeping import Shelved, put_on_shelf
from jixiao.measures.materials import FILM, material_of
from jixiao.measures.shelf import Upload
from jixiao.measures.sniffing import sniff
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.form_fields import FAMILIES, FileRule, file_rules_of
from jixiao.records.contests.entering.picture_hash import hash_of
from jixiao.records.contests.entering.telling import write_step
from jixiao.records.contests.entering.writing import require_editable
from jixiao.records.contests.models import ContestState, Entry, EntryFile, EntryState, FileKind, Group, StepKind

SEALED_WHILE = (ContestState.OPEN, ContestState.JUDGING)
SEALABLE = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.QUALIFIED)
_MEGABYTE = 1024 * 1024


def put_uploads(
    *, entry: Entry, kind: str, uploads: list[UploadedFile], at: datetime.datetime, by: Actor | None = None
) -> tuple[list[EntryFile], list[str]]:
    """Put uploaded files to a work, each by itself; return those kept, and in words why others were not."""
    if not uploads:
        raise Refused("没有选文件", cure="先选一个或几个文件，再上传", code="A164")
    kept, refused = [], []
    for one in uploads:
        try:
            kept.append(put_file(entry=entry, kind=kind, upload=one, name=str(one.name or ""), at=at, by=by))
        except Refused as said:
            refused.append(f"「{str(one.name or '')[:40]}」{said}")
    return kept, refused


@transaction.atomic
def put_file(
    *, entry: Entry, kind: str, upload: Upload, name: str, at: datetime.datetime, by: Actor | None = None
) -> EntryFile:
    """Put a file to a work; the same content again gives the one that is there.

    Refuses kinds and formats its group does not take, one too many, and what the shelf refuses of any file. The scan of
    the sealed form comes once the work is handed in; everything else before.
    """
    rule = rule_for(entry.group, kind)
    if rule.kind == FileKind.SEALED:
        _require_sealable(entry)
    else:
        _require_open_to(entry, on=at.astimezone(SHANGHAI).date(), by=by)
    shelved = put_on_shelf(upload=upload, name=name, look=sniff_films if FILM in rule.families else sniff)
    _require_family(rule, shelved)
    there = EntryFile.objects.filter(entry=entry, kind=rule.kind, removed_at=None)
    same = there.filter(sha256=shelved.sha256).first()
    if same is not None:
        return same
    if there.count() >= rule.most:
        cure = "先删掉一个再传"
        raise Refused(f"{rule.kind.label}至多 {rule.most} 个，已经传满", cure=cure, code="A163")
    try:
        with transaction.atomic():
            made = EntryFile.objects.create(
                entry=entry, kind=rule.kind, name=shelved.name, sha256=shelved.sha256, media_type=shelved.media_type,
                size=shelved.size, pages=shelved.pages, uploaded_at=at, uploaded_by=by.person if by else None,
                picture_hash=hash_of(shelf.path_of(shelved.sha256), media_type=shelved.media_type),
            )  # fmt: skip
    except IntegrityError:  # the same file came twice at the same moment
        return there.get(sha256=shelved.sha256)
    if rule.kind == FileKind.SEALED:
        Entry.objects.filter(pk=entry.pk).update(sealed_at=at)
        write_step(entry, StepKind.SEALED, at=at, by=by, why=shelved.name)
    elif entry.state == EntryState.SUBMITTED:
        write_step(entry, StepKind.OTHER, at=at, by=by, why=f"补传{rule.kind.label}：{shelved.name}")
    return made


@transaction.atomic
def take_file_away(*, file: EntryFile, at: datetime.datetime, by: Actor | None = None) -> None:
    """Take a file off a work; its content stays on the shelf, since another work may have the same."""
    entry = file.entry
    if file.kind == FileKind.SEALED:
        _require_sealable(entry)
    else:
        _require_open_to(entry, on=at.astimezone(SHANGHAI).date(), by=by)
    taken = EntryFile.objects.filter(pk=file.pk, removed_at=None).update(removed_at=at)
    if taken and entry.state == EntryState.SUBMITTED:
        write_step(entry, StepKind.OTHER, at=at, by=by, why=f"移除{FileKind(file.kind).label}：{file.name}")
    if (
        file.kind == FileKind.SEALED
        and not EntryFile.objects.filter(entry=entry, kind="sealed", removed_at=None).exists()
    ):
        Entry.objects.filter(pk=entry.pk).update(sealed_at=None)


def rule_for(group: Group, kind: str) -> FileRule:
    """Return the rule of a group for a kind of file; refuses a kind it does not take."""
    found = next((one for one in file_rules_of(group) if one.kind == kind), None)
    if found is None:
        raise Refused("这个组别不收这类文件", cure="照页面上列出的文件类别传", code="A162", field="kind")
    return found


def _require_family(rule: FileRule, shelved: Shelved) -> None:
    material = material_of(shelved.media_type)
    if material.family not in rule.families:
        wanted = "、".join(FAMILIES[one] for one in rule.families)
        raise Refused(f"{rule.kind.label}不收 {material.word}", cure=f"另存为{wanted}再传", code="A162")
    if shelved.size > rule.mb * _MEGABYTE:
        raise Refused(f"文件超过 {rule.mb} MB", cure="压缩后再传；影片放到网上，填作品链接", code="A162")


def _require_open_to(entry: Entry, *, on: datetime.date, by: Actor | None) -> None:
    """Raise Refused where files may not be changed; the office may also while a work waits to be looked through."""
    if by is not None and entry.state == EntryState.SUBMITTED and entry.contest.state == ContestState.OPEN:
        return
    require_editable(entry, on=on, by=by)


def _require_sealable(entry: Entry) -> None:
    if entry.state not in SEALABLE or entry.contest.state not in SEALED_WHILE:
        raise Refused("报送以后才能传盖章扫描件", cure="先报送，打印申报表，签字盖章后扫描上传", code="A165")
