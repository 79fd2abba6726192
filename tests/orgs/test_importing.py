from jixiao.orgs.importing import ImportDoor, OtherFile
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan

PLAN = ImportPlan(key="orgs.shili", title="示例", columns=(ImportColumn("name", "名称", required=True),))


def door(**others):
    return ImportDoor(
        plan=PLAN, check=lambda _, found: found, write=lambda *_: [], undo=lambda *_: None, back="orgs:home",
        others={f".{ending}": OtherFile("示例", "示例", read) for ending, read in others.items()},
    )  # fmt: skip


def test_a_door_reads_tables_and_what_it_brings_a_reader_for():
    seen = []

    def read(content, plan):
        seen.append((content, plan.key))
        return DryRun(plan.key, sheet="读过")

    made = door(docx=read)
    assert made.endings == (".xlsx", ".docx")
    assert made.read("示例.DOCX", b"x").sheet == "读过"
    assert seen == [(b"x", "orgs.shili")]


def test_whatever_has_no_reader_is_read_as_a_table():
    for name in ("示例.xlsx", "示例.docx", "示例"):
        assert door().read(name, b"x").findings[0].code == "I104"
