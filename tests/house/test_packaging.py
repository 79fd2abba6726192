import subprocess
import sys
import zipfile
from pathlib import Path


def test_everything_in_the_source_ships(checkout: Path, files: list[Path], tmp_path: Path):
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    done = subprocess.run(build, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    ours = {file.relative_to("src").as_posix() for file in files if file.is_relative_to("src/jixiao")}
    assert "jixiao/py.typed" in ours
    assert ours - shipped == set()
