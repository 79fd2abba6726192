"""What was done with an appeal is never rewritten. Written by hand, as those of the trail and of the quiz are."""

from django.db import migrations

_TABLE, _WORDS = "community_appealstep", "what was done with an appeal stays written"


def forbid(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {_TABLE}_stays() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$",
            params=None,
        )
        schema_editor.execute(
            f"CREATE TRIGGER {_TABLE}_stays BEFORE UPDATE OR DELETE ON {_TABLE} "
            f"FOR EACH ROW EXECUTE FUNCTION {_TABLE}_stays()",
            params=None,
        )
        return
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f"CREATE TRIGGER {_TABLE}_no_{verb.lower()} BEFORE {verb} ON {_TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END",
            params=None,
        )


def allow(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {_TABLE}_stays ON {_TABLE}", params=None)
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {_TABLE}_stays()", params=None)
        return
    for verb in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {_TABLE}_no_{verb}", params=None)


class Migration(migrations.Migration):
    dependencies = [("community", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
