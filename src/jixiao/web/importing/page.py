"""A dry run as the page shows it."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from jixiao.web import printing
from jixiao.web.importing.dry_run import DryRun, ImportRow, State
from jixiao.web.importing.plan import ImportColumn, ImportPlan

PAGE_ROWS = 200
RIGHT = {"count", "number", "money", "yuan", "percent"}
STEPS = ("选文件", "试读检查", "确认导入")


@dataclasses.dataclass(frozen=True, slots=True)
class ImportCell:
    """One cell: what it prints, its classes, and what is wrong with it."""

    html: str
    css: str
    fault: str


def dry_run_shown(dry_run: DryRun, plan: ImportPlan, query: QueryDict) -> dict[str, Any]:
    """Return what ``web/import.html`` draws; ``?only=error`` and ``?only=doubt`` show some of the rows."""
    only = query.get("only", "")
    wanted = {"error": (State.ERROR,), "doubt": (State.DOUBT, State.DUPLICATE)}.get(only, tuple(State))
    rows = dry_run.in_state(*wanted)
    return {
        "dry_run": dry_run,
        "plan": plan,
        "steps": STEPS,
        "only": only if len(wanted) < len(State) else "",
        "counts": dry_run.counts,
        "to_confirm": dry_run.counts[State.DOUBT] + dry_run.counts[State.DUPLICATE],
        "columns": [{"column": column, "css": "n" if column.kind in RIGHT else ""} for column in plan.columns],
        "rows": [
            {"row": row, "css": _row_css(row), "cells": [import_cell(row, column) for column in plan.columns]}
            for row in rows[:PAGE_ROWS]
        ],
        "left_out": max(0, len(rows) - PAGE_ROWS),
        "heads": [(plan.column(key).title, *head) for key, head in dry_run.heads_found.items()],
    }


def import_cell(row: ImportRow, column: ImportColumn) -> ImportCell:
    """Return a cell: the value as it was read, or the text as it stands where it could not be read."""
    fault = row.errors.get(column.key) or row.doubts.get(column.key)
    colour = "bad" if column.key in row.errors else "odd" if column.key in row.doubts else ""
    css = " ".join(word for word in ("n" if column.kind in RIGHT else "", colour) if word)
    html = row.texts.get(column.key, "") if column.key in row.errors else _printed(row.values, column)
    is_quiet = column.quiet and not fault and row.values.get(column.key) is None
    html = "" if is_quiet else html or printing.UNSET
    return ImportCell(html, css, _fault_words(fault) if fault else "")


def _printed(values: Mapping[str, Any], column: ImportColumn) -> str:
    value = values.get(column.key)
    match column.kind:
        case "money":
            return printing.shown(value, printing.money_text)
        case "yuan":
            return printing.shown(value, printing.yuan_text)
        case "percent":
            return printing.shown(value, printing.percent_text)
        case "count" | "number":
            return printing.shown(value, printing.count_text)
        case "day":
            return printing.shown(value, lambda day: day.isoformat())
    return printing.shown(value, lambda text: dict(column.choices).get(text, text))


def _row_css(row: ImportRow) -> str:
    return {State.ERROR: "is-error", State.OK: ""}.get(row.state, "is-warn")


def _fault_words(fault: tuple[str, str]) -> str:
    cause, cure = fault
    return f"{cause}。改法：{cure}" if cure else cause
