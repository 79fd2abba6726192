"""What a backup is: one ZIP with the database, every kept file, and a manifest with the hash of each."""

import contextlib
import datetime
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jixiao.cli.refusals import Refusal

FORMAT, MANIFEST = 1, "manifest.json"
KEPT = ("proofs", "papers")
KEY = "secret.key"
_CHUNK = 1 << 20
_DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


def write_backup(target: Path, *, at: datetime.datetime) -> dict[str, Any]:
    """Write the backup of this site, whole or not at all, and read it back; return its manifest."""
    from django.conf import settings
    from django.db import connection

    data: Path = settings.DATA
    beside = target.with_name(f".{target.name}.part")
    entries: dict[str, dict[str, Any]] = {}
    try:
        with (
            tempfile.TemporaryDirectory(dir=target.parent) as spare,
            zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as pack,
        ):
            name = _DATABASES[connection.vendor]
            entries[name] = _packed(pack, _dumped(Path(spare) / name, connection.settings_dict), name)
            for file in _files(data):
                inside = file.relative_to(data).as_posix()
                entries[inside] = _packed(pack, file, inside)
            manifest = {"format": FORMAT, "made_at": at.isoformat(), "database": connection.vendor, "entries": entries}
            pack.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        check_backup(beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return manifest


def _files(data: Path) -> Iterator[Path]:
    for folder in KEPT:
        yield from (
            file for file in sorted((data / folder).rglob("*")) if file.is_file() and not file.name.startswith(".")
        )
    if (data / KEY).is_file():
        yield data / KEY


def _packed(pack: zipfile.ZipFile, file: Path, name: str) -> dict[str, Any]:
    digest = hashlib.sha256()
    with file.open("rb") as source, pack.open(name, "w", force_zip64=True) as sink:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            sink.write(chunk)
    return {"sha256": digest.hexdigest(), "size": file.stat().st_size}


def _dumped(path: Path, database: Mapping[str, Any]) -> Path:
    """Write the database to ``path`` as it stands at one moment, while the site may go on."""
    if path.name == _DATABASES["sqlite"]:
        with (
            contextlib.closing(sqlite3.connect(str(database["NAME"]))) as source,
            contextlib.closing(sqlite3.connect(path)) as sink,
        ):
            source.backup(sink)
        return path
    run_tool(["pg_dump", "--format=custom", f"--file={path}"], database)
    return path


def run_tool(command: list[str], database: Mapping[str, Any]) -> None:
    """Run a PostgreSQL tool against the database; refuse where it is not installed or fails."""
    tool = shutil.which(command[0]) or _beside_server(command[0])
    if tool is None:
        message = f"没有找到 {command[0]}；请安装 PostgreSQL 客户端（apt install postgresql-client）后再试"
        raise Refusal(message)
    where = {"PGHOST": database["HOST"], "PGPORT": database["PORT"], "PGUSER": database["USER"],
             "PGPASSWORD": database["PASSWORD"], "PGDATABASE": database["NAME"]}  # fmt: skip
    environment = {**os.environ, **{name: str(value) for name, value in where.items() if value}}
    order = [tool, *command[1:]]
    done = subprocess.run(order, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - its own tool
    if done.returncode:
        message = f"{command[0]} 没有做成：{done.stderr.strip()[-300:]}"
        raise Refusal(message)


def _beside_server(tool: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"))
    return str(found[-1]) if found else None


def check_backup(path: Path) -> dict[str, Any]:
    """Return the manifest after holding every file in the backup against its hash; refuse one that does not hold."""
    try:
        with zipfile.ZipFile(path) as pack:
            manifest: dict[str, Any] = json.loads(pack.read(MANIFEST))
            if manifest.get("format") != FORMAT:
                raise Refusal("这份备份是别的版本做的，读不了；请用做它的那个版本恢复")
            for name, told in manifest["entries"].items():
                if _hash_inside(pack, name) != told["sha256"]:
                    message = f"备份里的“{name}”与清单对不上，备份已损坏；请用另一份备份"
                    raise Refusal(message)
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
        message = f"“{path.name}”不是 jixiao 的备份，或已损坏；请用 jixiao backup 做的文件"
        raise Refusal(message) from error
    return manifest


def _hash_inside(pack: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with pack.open(name) as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def restore_backup(path: Path) -> dict[str, Any]:
    """Put a backup back into an empty site; refuse one that holds people already, and a backup that does not hold."""
    from django.conf import settings
    from django.db import connection

    manifest = check_backup(path)
    if manifest["database"] != connection.vendor:
        message = f"备份来自 {manifest['database']}，这里用的是 {connection.vendor}；请设好 DATABASE_URL 再恢复"
        raise Refusal(message)
    _require_empty()
    data: Path = settings.DATA
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data) as spare, zipfile.ZipFile(path) as pack:
        for name in manifest["entries"]:
            _require_inside(name)
            pack.extract(name, spare)
        for name in manifest["entries"]:
            if name not in _DATABASES.values():
                target = data / name
                target.parent.mkdir(parents=True, exist_ok=True)
                (Path(spare) / name).replace(target)
                target.chmod(0o600)
        _load(Path(spare) / _DATABASES[connection.vendor], connection.settings_dict)
    return manifest


def _require_inside(name: str) -> None:
    parts = Path(name).parts
    if Path(name).is_absolute() or ".." in parts or not (name in {*_DATABASES.values(), KEY} or parts[0] in KEPT):
        message = f"备份里有不该有的文件“{name}”，没有恢复；这可能不是 jixiao 做的备份"
        raise Refusal(message)


def _require_empty() -> None:
    from django.db import DatabaseError, connection

    try:
        tables = connection.introspection.table_names()
        from jixiao.orgs.models import Person

        used = Person._meta.db_table in tables and Person.objects.exists()  # noqa: SLF001 - the documented way to a table's name
    except DatabaseError as error:
        message = f"连不上数据库：{error}"
        raise Refusal(message) from error
    if used:
        raise Refusal("这里已经有数据，恢复会把它盖掉，没有恢复；请换一个空的数据文件夹（JIXIAO_DATA）或空的数据库")
    connection.close()


def _load(dump: Path, database: Mapping[str, Any]) -> None:
    if dump.name == _DATABASES["sqlite"]:
        target = Path(str(database["NAME"]))
        for leftover in (target, target.with_name(f"{target.name}-wal"), target.with_name(f"{target.name}-shm")):
            leftover.unlink(missing_ok=True)
        dump.replace(target)
        return
    run_tool(
        ["pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={database['NAME']}", str(dump)], database
    )
