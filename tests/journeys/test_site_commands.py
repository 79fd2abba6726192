import contextlib
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest
from tests.journeys.browser import serving
from tests.journeys.conftest import surroundings

JIXIAO = Path(sys.executable).with_name("jixiao")


def run(data: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [JIXIAO, *(str(word) for word in words)],
        env={**surroundings(), "JIXIAO_DATA": str(data)},
        cwd=data.parent,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of its own, migrated, with the three administrators."""
    data = tmp_path_factory.mktemp("site") / "data"
    assert run(data, "migrate").returncode == 0
    made = run(data, "createadmin", "--code", "999900-101001", "--name", "示例县财政局", "--division", "示例县")
    assert made.returncode == 0, made.stderr
    (data.parent / "made.txt").write_text(made.stdout, "utf-8")
    return data


def test_the_three_administrators_get_passwords_of_their_own(site: Path):
    told = (site.parent / "made.txt").read_text("utf-8")
    passwords = re.findall(r"初始口令 (\S+)", told)
    assert len(set(passwords)) == 3
    with contextlib.closing(sqlite3.connect(site / "jixiao.sqlite3")) as database:
        kept = [row[0] for row in database.execute("select password from orgs_person")]
    assert all(password not in stored for password in passwords for stored in kept)


def test_administrators_are_made_once(site: Path):
    again = run(site, "createadmin", "--code", "999900-101002", "--name", "另一个财政局")
    assert again.returncode == 2
    assert "已经有账号" in again.stderr


def test_the_site_answers_and_stops_with_its_worker(site: Path):
    with serving(site) as address:
        with urllib.request.urlopen(f"{address}/login/", timeout=10) as page:
            assert "用户名" in page.read().decode()
            assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"{address}/no/such/page/", timeout=10)
        assert missing.value.code == 404
        missing.value.close()
    with contextlib.closing(socket.socket()) as tried:
        assert tried.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) != 0


def test_a_port_in_use_is_said_at_once(site: Path):
    with contextlib.closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = run(site, "serve", "--port", taken.getsockname()[1])
    assert refused.returncode == 2
    assert "出错" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_trail_is_whole_and_an_edited_line_is_found(site: Path, tmp_path: Path):
    assert run(site, "trail", "verify").returncode == 0
    copy = tmp_path / "data"
    copy.mkdir()
    with (
        contextlib.closing(sqlite3.connect(site / "jixiao.sqlite3")) as source,
        contextlib.closing(sqlite3.connect(copy / "jixiao.sqlite3")) as sink,
    ):
        source.backup(sink)
        with pytest.raises(sqlite3.DatabaseError):
            sink.execute("update orgs_trailentry set why = 'x' where number = 2")
        for name, table in sink.execute("select name, tbl_name from sqlite_master where type = 'trigger'").fetchall():
            if table == "orgs_trailentry":
                sink.execute(f"drop trigger {name}")
        sink.execute("update orgs_trailentry set why = 'x' where number = 2")
        sink.commit()
    found = run(copy, "trail", "verify")
    assert found.returncode == 1
    assert "第 2 行被改过" in found.stderr


def test_a_backup_comes_back_whole_in_another_place(site: Path, tmp_path: Path):
    (site / "proofs" / "ab").mkdir(parents=True, exist_ok=True)
    (site / "proofs" / "ab" / "abcd").write_bytes(b"specimen")
    pack = tmp_path / "备份.zip"
    assert run(site, "backup", "-o", pack).returncode == 0
    assert run(site, "backup", "-o", pack).returncode == 2, "an old backup is never overwritten"
    back = tmp_path / "again" / "data"
    back.parent.mkdir()
    restored = run(back, "restore", pack)
    assert restored.returncode == 0, restored.stderr
    assert (back / "proofs" / "ab" / "abcd").read_bytes() == b"specimen"
    assert run(back, "trail", "verify").returncode == 0
    assert run(site, "restore", pack).returncode == 2, "a site with people in it is never overwritten"


def test_a_damaged_backup_is_refused_and_nothing_is_written(site: Path, tmp_path: Path):
    pack, bad = tmp_path / "a.zip", tmp_path / "b.zip"
    assert run(site, "backup", "-o", pack).returncode == 0
    with zipfile.ZipFile(pack) as source, zipfile.ZipFile(bad, "w") as sink:
        for name in source.namelist():
            content = source.read(name)
            sink.writestr(name, content + b"x" if name.startswith("database") else content)
    back = tmp_path / "again" / "data"
    back.parent.mkdir()
    refused = run(back, "restore", bad)
    assert refused.returncode == 2
    assert "损坏" in refused.stderr
    assert not (back / "jixiao.sqlite3").exists()


def test_a_backup_with_a_file_outside_is_refused(site: Path, tmp_path: Path):
    import hashlib

    pack = tmp_path / "evil.zip"
    entries = {"../outside": {"sha256": hashlib.sha256(b"x").hexdigest(), "size": 1}}
    with zipfile.ZipFile(pack, "w") as sink:
        sink.writestr("../outside", b"x")
        told = {"format": 1, "made_at": "2025-01-01", "database": "sqlite", "entries": entries}
        sink.writestr("manifest.json", json.dumps(told))
    back = tmp_path / "again" / "data"
    back.parent.mkdir()
    assert run(back, "restore", pack).returncode == 2
    assert not (tmp_path / "again" / "outside").exists()


def test_the_deployment_check_says_what_is_missing(site: Path):
    found = run(site, "check", "--deploy")
    assert found.returncode == 1
    assert "要改  HTTPS" in found.stdout
    assert "好  三员分设" in found.stdout
    assert "好  操作留痕" in found.stdout


def test_a_site_that_was_not_migrated_says_so(tmp_path: Path):
    refused = run(tmp_path / "new", "serve")
    assert refused.returncode == 2
    assert "jixiao migrate" in refused.stderr


@pytest.mark.skipif(os.name == "nt", reason="other signals on Windows")
def test_a_bad_setting_is_said_with_its_name(tmp_path: Path):
    done = subprocess.run(
        [JIXIAO, "migrate"],
        env={**surroundings(), "JIXIAO_DATA": str(tmp_path / "d"), "JIXIAO_UPLOAD_MB": "很多"},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 2
    assert "JIXIAO_UPLOAD_MB" in done.stderr
    assert "Traceback" not in done.stderr
