"""The published papers, checked once, and their table at the end of a run."""

from pathlib import Path

import pytest
from bench import corpus, corpus_tables

PUBLISHED = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def reports(shared: Path, request: pytest.FixtureRequest) -> list[corpus.Read]:
    """Every published report beside what its readers marked."""
    read = list(corpus.reports(shared / "corpus" / "reports"))
    request.config.stash.setdefault(PUBLISHED, []).extend(corpus.table(read))
    return read


@pytest.fixture(scope="session")
def tables(shared: Path, request: pytest.FixtureRequest) -> list[corpus_tables.ReadTable]:
    """Every published score table beside what its reader wrote down."""
    read = list(corpus_tables.tables(shared / "corpus" / "tables"))
    request.config.stash.setdefault(PUBLISHED, []).extend(corpus_tables.summary(read))
    return read


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what was found in the published papers."""
    lines = config.stash.get(PUBLISHED, None)
    if lines:
        terminalreporter.section("published papers, checked")
        for line in lines:
            terminalreporter.write_line(line)
