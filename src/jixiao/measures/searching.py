"""Finding proofs and measures by words or first letters."""

from collections.abc import Iterator

from jixiao.measures.catalogue import MEASURES
from jixiao.measures.models import Proof, ProofClass
from jixiao.orgs.seat import Desk
from jixiao.web.searching import Hit, matches

_MOST_LOOKED_AT = 5000


def search_proofs(desk: Desk, text: str) -> Iterator[Hit]:
    """Yield the proofs of the year whose name or remark holds the text."""
    rows = Proof.objects.filter(unit_year=desk.unit_year, removed_at=None).order_by("-uploaded_at", "-pk")
    for pk, name, remark, proof_class in rows.values_list("pk", "name", "remark", "proof_class")[:_MOST_LOOKED_AT]:
        if matches(name, text) or matches(remark, text):
            where = f"{desk.year} 年度 · {ProofClass(proof_class).label}"
            yield Hit(name, where, desk.door("measures:proof", pk=pk), "佐证")


def search_measures(desk: Desk, text: str) -> Iterator[Hit]:
    """Yield the measures of the board whose name, meaning or code holds the text."""
    for measure in MEASURES.values():
        if matches(measure.name, text) or text.lower() in f"{measure.code} {measure.library} {measure.meaning}".lower():
            where = f"{desk.year} 年度 · 计量板 · {measure.unit or '无单位'}"
            yield Hit(measure.name, where, desk.door("measures:measure", code=measure.code), "计量")
