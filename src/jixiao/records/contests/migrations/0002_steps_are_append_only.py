"""What happened to a work is append-only in the database too: a wrong step is followed by another one.

Written by hand, as the one of the trail is. It is what a school and the office both go by when they disagree.
"""

from django.db import migrations

_SQLITE = [
    f"CREATE TRIGGER entry_step_no_{verb.lower()} BEFORE {verb} ON contests_entrystep "
    "BEGIN SELECT RAISE(ABORT, 'the steps of a work are append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    (
        "CREATE OR REPLACE FUNCTION entry_steps_are_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the steps of a work are append-only'; END $$"
    ),
    (
        "CREATE TRIGGER entry_step_no_change BEFORE UPDATE OR DELETE ON contests_entrystep "
        "FOR EACH ROW EXECUTE FUNCTION entry_steps_are_append_only()"
    ),
]
_BACK = {
    "sqlite": [f"DROP TRIGGER IF EXISTS entry_step_no_{verb}" for verb in ("update", "delete")],
    "postgresql": [
        "DROP TRIGGER IF EXISTS entry_step_no_change ON contests_entrystep",
        "DROP FUNCTION IF EXISTS entry_steps_are_append_only()",
    ],
}


def forbid(_apps, schema_editor):
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def allow(_apps, schema_editor):
    for statement in _BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("contests", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
