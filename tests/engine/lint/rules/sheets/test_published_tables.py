"""The published tables beside the checkout, held against what readers wrote down about them."""

import pytest
from bench import corpus_tables
from bench.corpus_tables import ReadTable

from jixiao.engine.errors import Severity

LEAST_RECALL = 0.7


@pytest.fixture(scope="module")
def read(shared) -> list[ReadTable]:
    folder = shared / "corpus/tables"
    if not folder.is_dir():
        pytest.skip("no published tables here")
    return list(corpus_tables.tables(folder))


def test_every_sentence_of_a_reader_is_classified(read: list[ReadTable]):
    for table in read:
        for sentence in table.sentences:
            assert any(fault.fragment in sentence for fault in table.faults), (table.id, sentence)
        for fault in table.faults:
            assert any(fault.fragment in sentence for sentence in table.sentences), (table.id, fault.fragment)
            assert bool(fault.on) is fault.counted


def test_most_of_what_a_machine_can_see_is_found(read: list[ReadTable]):
    hits, marked = corpus_tables.recall(read)
    assert marked >= 30
    assert hits >= LEAST_RECALL * marked


def test_nothing_is_said_to_be_proven_wrong_that_no_reader_saw(read: list[ReadTable]):
    extra = [(table.id, one.code) for table in read for one in table.beside(Severity.MUST) if one.code[0] == "T"]
    assert extra == []


def test_hardly_anything_is_said_to_be_surely_wrong_that_no_reader_saw(read: list[ReadTable]):
    extra = [(table.id, one.code) for table in read for one in table.beside(Severity.SHOULD) if one.code[0] == "T"]
    assert len(extra) <= len(read) / 10


def test_the_table_without_faults_is_let_pass(read: list[ReadTable]):
    (clean,) = [table for table in read if table.id == "xuancheng_dongwu_2024"]
    assert [one.code for one in clean.checked.findings if one.code[0] == "T"] == []
