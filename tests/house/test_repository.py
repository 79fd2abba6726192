import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SET_UP = (
    "pyproject.toml",
    "requirements.lock",
    ".ci/run",
    "bin/setup",
    "bin/test",
    "bin/check",
    "bin/bench",
    "bin/demo",
)
ADDRESS = re.compile(r"\b[a-z+]{3,8}://|--(?:extra-)?index(?:-url)?\b|--find-links\b")
MACHINE_PATH = re.compile(r"(?<![\w./])/(?:home|mnt|opt|private|root|srv|Users|work)/\w+")
UNDONE = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")  # taken apart, or this line is found too
LEFT_UNDONE = re.compile(rf"\b(?:{'|'.join(UNDONE)})\b")
WAVED = r"noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[\w, -]+\])?"
UNREASONED = re.compile(rf"#\s*(?:{WAVED})\s*$")
COMMAND = re.compile(r"(?<![\w/])bin/[a-z]+\b")
JIXIAO = re.compile(r"^\s*(?:\$ )?(?:\.venv/bin/)?jixiao((?: [a-z]+)+)", re.MULTILINE)
TEXT = {".py", ".md", ".toml", ".css", ".typ", ".html", ".js", ".json", ".txt", ".lock", ""}


def matches(pattern: re.Pattern[str], texts: dict[Path, str]) -> list[str]:
    """Return each line that holds the pattern, as file:line: text."""
    return [
        f"{file}:{number}: {line.strip()[:100]}"
        for file, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def ignores_without_a_reason(pyproject: str) -> list[str]:
    """Return each style rule that is switched off without a word why."""
    return [
        line.strip()
        for line in pyproject.splitlines()
        if re.match(r'\s+"[A-Z]{1,7}\d*",', line) and not re.search(r"# .{12,}", line)
    ]


@pytest.fixture(scope="module")
def texts(checkout: Path, files: list[Path]) -> dict[Path, str]:
    return {file: (checkout / file).read_text(encoding="utf-8") for file in files if file.suffix in TEXT}


@pytest.fixture(scope="module")
def readmes(texts: dict[Path, str]) -> dict[Path, str]:
    found = {file: text for file, text in texts.items() if file.name.startswith("README") and len(file.parts) == 1}
    assert found
    return found


@pytest.mark.parametrize("line", ["--index-url x", "find https://example.org/simple", "a @ file:///wheels/a.whl"])
def test_an_address_is_found(line: str):
    assert matches(ADDRESS, {Path("a"): line})


@pytest.mark.parametrize("line", ["see /home/clerk/jixiao", 'PATH = "/root/x"', "`/opt/wheels`"])
def test_a_path_of_one_machine_is_found(line: str):
    assert matches(MACHINE_PATH, {Path("a"): line})


@pytest.mark.parametrize("line", ["src/work/home.py", "https://example.org/home/a", "/usr/share/fonts", "and/or/work"])
def test_a_path_that_every_machine_has_is_let_pass(line: str):
    assert matches(MACHINE_PATH, {Path("a"): line}) == []


def test_work_left_undone_is_found():
    assert matches(LEFT_UNDONE, {Path("a"): "# TO" + "DO: later"})


def test_an_ignore_without_a_reason_is_found():
    text = 'ignore = [\n    "D105",\n    "S101", # why not\n    "EM",  # a message needs no variable\n]\n'
    assert ignores_without_a_reason(text) == ['"D105",', '"S101", # why not']


def test_no_file_that_sets_up_names_an_address(texts: dict[Path, str]):
    assert matches(ADDRESS, {Path(name): texts[Path(name)] for name in SET_UP}) == []


def test_the_lock_hashes_every_package_and_is_the_only_one(texts: dict[Path, str], files: list[Path]):
    packages = re.findall(r"^(\S+)==\S+(.*\\)\n    --hash=sha256:", texts[Path("requirements.lock")], re.MULTILINE)
    named = re.findall(r"^[^\s#]", texts[Path("requirements.lock")], re.MULTILINE)
    assert len(packages) == len(named) > 0
    assert Path("uv.lock") not in files


def test_the_lock_holds_every_package_that_is_asked_for(texts: dict[Path, str]):
    project = tomllib.loads(texts[Path("pyproject.toml")])["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = set(re.findall(r"^([\w-]+)==", texts[Path("requirements.lock")], re.MULTILINE))
    assert {re.split(r"[<>=!~\[; ]", line)[0] for line in asked} - locked == set()


def test_nothing_names_a_path_of_one_machine(texts: dict[Path, str]):
    assert matches(MACHINE_PATH, {file: text for file, text in texts.items() if file.parts[0] != "tests"}) == []


def test_nothing_is_left_undone(texts: dict[Path, str]):
    assert matches(LEFT_UNDONE, texts) == []


def test_every_style_rule_switched_off_says_why(texts: dict[Path, str]):
    assert ignores_without_a_reason(texts[Path("pyproject.toml")]) == []


@pytest.mark.parametrize("line", ["x = 1  # noqa", "x = 1  # noqa: E501, S101", "x = 1  # type: ignore[attr-defined]"])
def test_a_fault_waved_through_without_a_word_is_found(line: str):
    assert matches(UNREASONED, {Path("a"): line})


def test_a_fault_waved_through_with_a_word_is_let_pass():
    assert (
        matches(UNREASONED, {Path("a"): "x = 1  # noqa: ANN401 - stands for whatever a field of a block may hold"})
        == []
    )


def test_no_fault_is_waved_through_without_a_word(texts: dict[Path, str]):
    sources = {file: text for file, text in texts.items() if file.suffix == ".py" and file.parts[0] == "src"}
    assert matches(UNREASONED, sources) == []


def test_every_script_named_in_the_documents_exists(checkout: Path, texts: dict[Path, str]):
    named = {name for file, text in texts.items() if file.suffix == ".md" for name in COMMAND.findall(text)}
    assert {name for name in named if not (checkout / name).is_file()} == set()


def test_every_command_shown_in_the_readme_exists(readmes: dict[Path, str]):
    shown = {tuple(words.split()[:2]) for text in readmes.values() for words in JIXIAO.findall(text)}
    jixiao = Path(sys.executable).with_name("jixiao")
    refused = {
        words
        for words in shown
        if subprocess.run([jixiao, *words, "--help"], check=False, capture_output=True).returncode
    }
    assert refused == set()
