"""The ledger of goods is append-only in the database too: a wrong line is undone by a line against it.

Written by hand, as the one of the trail is. Which lines there are decides what was handed out; the report quotes that.
"""

from django.db import migrations

_SQLITE = [
    f"CREATE TRIGGER ledger_no_{verb.lower()} BEFORE {verb} ON outreach_stockmovement "
    "BEGIN SELECT RAISE(ABORT, 'the ledger of goods is append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    (
        "CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the ledger of goods is append-only'; END $$"
    ),
    (
        "CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON outreach_stockmovement "
        "FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()"
    ),
]
_BACK = {
    "sqlite": [f"DROP TRIGGER IF EXISTS ledger_no_{verb}" for verb in ("update", "delete")],
    "postgresql": [
        "DROP TRIGGER IF EXISTS ledger_no_change ON outreach_stockmovement",
        "DROP FUNCTION IF EXISTS ledger_is_append_only()",
    ],
}


def forbid(_apps, schema_editor):
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def allow(_apps, schema_editor):
    for statement in _BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("outreach", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
