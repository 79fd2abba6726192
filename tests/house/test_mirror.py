from pathlib import Path


def rooms(files: list[Path], *, under: str) -> set[str]:
    """Return the folders that hold Python files, one and two levels under ``under``."""
    parts = [
        file.relative_to(under).parts[:-1] for file in files if file.suffix == ".py" and file.is_relative_to(under)
    ]
    return {"/".join(part[:depth]) for part in parts for depth in (1, 2) if len(part) >= depth}


def rooms_of_the_house(files: list[Path]) -> set[str]:
    """Return the rooms: the floors of the engine each, and every other folder at the street."""
    found = rooms(files, under="src/jixiao")
    return {room for room in found if room.startswith("engine/") or "/" not in room}


def test_a_floor_of_the_engine_is_a_room_and_its_inner_folders_are_not():
    files = [Path("src/jixiao/engine/scoring/rulebooks/reading.py"), Path("src/jixiao/cli/year/checking.py")]
    assert rooms_of_the_house(files) == {"engine", "engine/scoring", "cli"}


def test_every_room_has_its_tests(files: list[Path]):
    assert rooms_of_the_house(files) - rooms(files, under="tests") == set()


def test_no_test_folder_is_left_behind_by_a_room_that_moved(files: list[Path]):
    tested = {room for room in rooms(files, under="tests") if room.startswith("engine/")}
    assert tested - rooms_of_the_house(files) == set()
