"""The trail is append-only in the database too: whoever gets past the program still cannot change or remove a line.

Written by hand. The sentence of the refusal is English: only somebody with a database console reads it.
"""

from django.db import migrations

_RAISE = "SELECT RAISE(ABORT, 'the trail is append-only')"
_FUNCTION = "$$ BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$"
_CALL = "EXECUTE FUNCTION trail_is_append_only()"
_SQLITE = [
    f"CREATE TRIGGER trail_no_{verb.lower()} BEFORE {verb} ON orgs_trailentry BEGIN {_RAISE}; END"
    for verb in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS {_FUNCTION}",
    f"CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON orgs_trailentry FOR EACH ROW {_CALL}",
    f"CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON orgs_trailentry FOR EACH STATEMENT {_CALL}",
]
_BACK = {
    "sqlite": [f"DROP TRIGGER IF EXISTS trail_no_{verb}" for verb in ("update", "delete")],
    "postgresql": [
        "DROP TRIGGER IF EXISTS trail_no_change ON orgs_trailentry",
        "DROP TRIGGER IF EXISTS trail_no_truncate ON orgs_trailentry",
        "DROP FUNCTION IF EXISTS trail_is_append_only()",
    ],
}


def forbid(_apps, schema_editor):
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def allow(_apps, schema_editor):
    for statement in _BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("orgs", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
