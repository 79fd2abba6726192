"""Tables whose rows are never rewritten, held by the database itself: a wrong line is followed by another one."""

from collections.abc import Sequence
from typing import Any

from django.db import migrations


def stays_written(table: str, why: str, *, verbs: Sequence[str] = ("UPDATE", "DELETE")) -> migrations.RunPython:
    """Return the step of a migration by which a table refuses to have rows changed or deleted.

    ``why`` is what a programmer reads when one is tried, in English; ``verbs`` are what is refused.
    """

    def forbid(_apps: object, editor: Any) -> None:  # noqa: ANN401 - a schema editor of either database
        for statement in _STATEMENTS[editor.connection.vendor](table, why, verbs):
            editor.execute(statement, params=None)

    def allow(_apps: object, editor: Any) -> None:  # noqa: ANN401 - as above
        for statement in _BACK[editor.connection.vendor](table, verbs):
            editor.execute(statement, params=None)

    return migrations.RunPython(forbid, allow)


def _on_sqlite(table: str, why: str, verbs: Sequence[str]) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        for verb in verbs
    ]


def _on_postgresql(table: str, why: str, verbs: Sequence[str]) -> list[str]:
    return [
        (
            f"CREATE OR REPLACE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{why}'; END $$"
        ),
        (
            f"CREATE TRIGGER {table}_stays BEFORE {' OR '.join(verbs)} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_stays()"
        ),
    ]


_STATEMENTS = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}
_BACK = {
    "sqlite": lambda table, verbs: [f"DROP TRIGGER IF EXISTS {table}_no_{verb.lower()}" for verb in verbs],
    "postgresql": lambda table, _verbs: [
        f"DROP TRIGGER IF EXISTS {table}_stays ON {table}",
        f"DROP FUNCTION IF EXISTS {table}_stays()",
    ],
}
