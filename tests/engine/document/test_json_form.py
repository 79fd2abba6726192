import json

import pytest
from hypothesis import given
from tests.engine.document.papers_drawn import papers

from jixiao.engine.document import Document, Heading, Paragraph, Text, document_from_json, document_to_json
from jixiao.engine.errors import BadFileError


@given(papers)
def test_every_paper_comes_back_from_json_as_it_was(paper: Document):
    assert document_from_json(json.loads(json.dumps(document_to_json(paper)))) == paper


def test_a_block_names_its_kind_and_every_field():
    written = document_to_json(Document("题", "单位", 2019, (Heading(1, "一、", "概况"),)))
    assert written["blocks"] == [{"kind": "heading", "level": 1, "number": "一、", "text": "概况"}]


def test_a_paper_read_back_holds_values_that_cannot_be_changed():
    paper = document_from_json(document_to_json(Document("题", "单位", 2019, (Paragraph((Text("文"),)),))))
    assert hash(paper.blocks) == hash((Paragraph((Text("文"),)),))
    with pytest.raises(TypeError):
        paper.traces["x"] = None  # type: ignore[index] # the point of the test


def test_a_file_of_another_form_is_refused_with_what_it_should_be():
    with pytest.raises(BadFileError, match=r"form 应为 jixiao\.document/1"):
        document_from_json({"form": "something/2", "blocks": []})


@pytest.mark.parametrize(
    "broken",
    [
        {"blocks": None},
        {"blocks": ["words"]},
        {"blocks": [{"kind": "unheard-of"}]},
        {"blocks": [{"kind": "heading", "level": 1}]},
        {"blocks": [{"kind": "paragraph", "line": [], "align": "upwards", "own": False}]},
        {"traces": {"x": {"label": "l"}}},
        {"traces": {"x": {"label": "l", "printed": "1", "exact": "1/0"}}},
        {"unknown": 1},
    ],
)
def test_a_paper_that_was_tampered_with_is_refused(broken: dict[str, object]):
    whole = document_to_json(Document("题", "单位", 2019, ()))
    with pytest.raises(BadFileError, match="重新导出"):
        document_from_json({**whole, **broken})


def test_a_list_is_no_paper():
    with pytest.raises(BadFileError):
        document_from_json([])  # type: ignore[arg-type] # what a file holds is not known before
