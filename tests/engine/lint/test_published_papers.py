"""The bars that the rules are held to on published papers; the table is printed after the run."""

from bench import corpus, corpus_tables
from bench.corpus import Read
from bench.corpus_tables import ReadTable

from jixiao.engine.errors import Severity

ENOUGH = 0.7
TEXTS_FOR_ONE = 10  # texts in which one 应当改 may be wrong


def test_most_of_what_a_machine_can_find_is_found_in_reports(reports: list[Read]):
    hits, marked = corpus.recall(reports)
    assert marked >= 45
    assert hits >= ENOUGH * marked


def test_most_of_what_a_machine_can_find_is_found_in_tables(tables: list[ReadTable]):
    hits, marked = corpus_tables.recall(tables)
    assert marked >= 30
    assert hits >= ENOUGH * marked


def test_nothing_untrue_is_said_with_full_weight(reports: list[Read], tables: list[ReadTable]):
    untrue = [(one.id, finding.text()) for one in reports for finding in one.weighing(Severity.MUST)]
    untrue += [(one.id, finding.text()) for one in tables for finding in one.beside(Severity.MUST)]
    assert untrue == []


def test_hardly_anything_untrue_is_said_with_half_weight(reports: list[Read], tables: list[ReadTable]):
    doubtful = [(one.id, finding.text()) for one in reports for finding in one.weighing(Severity.SHOULD)]
    doubtful += [(one.id, finding.text()) for one in tables for finding in one.beside(Severity.SHOULD)]
    assert len(doubtful) * TEXTS_FOR_ONE <= len(reports) + len(tables), doubtful


def test_no_rule_fails_on_a_published_paper(reports: list[Read], tables: list[ReadTable]):
    checked = [*(one.checked for one in reports), *(one.checked for one in tables)]
    assert [finding.cause for one in checked for finding in one.findings if finding.code == "L901"] == []


def test_papers_without_a_marked_defect_get_advice_at_most(reports: list[Read]):
    clean = [one for one in reports if not one.defects]
    assert len(clean) >= 4
    weighty = {
        one.id: [finding.text() for finding in one.checked.findings if finding.severity is not Severity.MAY]
        for one in clean
    }
    assert {name: found for name, found in weighty.items() if found} == {}


def test_every_type_of_defect_is_classified(reports: list[Read], tables: list[ReadTable]):
    types = corpus.counted_types()
    assert {defect.type for one in reports for defect in one.defects} <= types.keys()
    told = {one.id: [fault.fragment for fault in one.faults] for one in tables}
    missing = [
        (one.id, sentence)
        for one in tables
        for sentence in one.sentences
        if not any(fragment in sentence for fragment in told[one.id])
    ]
    assert missing == []
