"""A table whose rows are never rewritten refuses it in the database itself."""

import pytest
from django.db import DatabaseError, connection, transaction

from jixiao.web.ledgers import stays_written

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """A table that keeps what is told, and the step of a migration that makes it a ledger."""
    step = stays_written("told_lines", "what was told stays written", verbs=("UPDATE",))
    with connection.schema_editor() as editor:
        editor.execute("CREATE TABLE told_lines (line integer)", params=None)
        step.code(None, editor)
        editor.execute("INSERT INTO told_lines VALUES (1)", params=None)
    return step


def _said(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_is_forbidden_is_refused_with_its_reason_and_the_rest_is_done(told):
    with pytest.raises(DatabaseError, match="what was told stays written"):
        _said("UPDATE told_lines SET line = 2")
    _said("DELETE FROM told_lines")


def test_the_step_can_be_taken_back(told):
    with connection.schema_editor() as editor:
        told.reverse_code(None, editor)
    _said("UPDATE told_lines SET line = 2")
