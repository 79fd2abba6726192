"""How often an article had been read by a day is never rewritten. Written by hand, as that of the quiz is."""

from django.db import migrations

_TABLE, _WORDS = "stations_contentreads", "what was read by a day stays written"


def forbid(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {_TABLE}_stays() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$",
            params=None,
        )
        schema_editor.execute(
            f"CREATE TRIGGER {_TABLE}_stays BEFORE UPDATE ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION {_TABLE}_stays()",
            params=None,
        )
        return
    schema_editor.execute(
        f"CREATE TRIGGER {_TABLE}_no_update BEFORE UPDATE ON {_TABLE} BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END",
        params=None,
    )


def allow(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {_TABLE}_stays ON {_TABLE}", params=None)
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {_TABLE}_stays()", params=None)
        return
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {_TABLE}_no_update", params=None)


class Migration(migrations.Migration):
    dependencies = [("stations", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
