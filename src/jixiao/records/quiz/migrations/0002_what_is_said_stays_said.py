"""What was answered, what moved the points, what was changed in public and what was drawn is never rewritten.

Written by hand, as those of the trail and of the ledger of goods are.
"""

from django.db import migrations

_TABLES = {
    "quiz_pointsline": "the ledger of points is append-only",
    "quiz_answer": "an answer that was given is never changed",
    "quiz_campaignchange": "what was changed in public stays written",
    "quiz_raffle": "a draw is never rewritten",
}


def forbid(_apps, schema_editor):
    for table, words in _TABLES.items():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE OR REPLACE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{words}'; END $$",
                params=None,
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_stays()",
                params=None,
            )
        else:
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{words}'); END",
                    params=None,
                )


def allow(_apps, schema_editor):
    for table in _TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_stays ON {table}", params=None)
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_stays()", params=None)
        else:
            for verb in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}", params=None)


class Migration(migrations.Migration):
    dependencies = [("quiz", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
