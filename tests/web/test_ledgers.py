"""A table whose rows are never rewritten refuses it in the database itself."""

import pytest
from django.db import DatabaseError, connection, transaction

from jixiao.web.ledgers import stays_written

pytestmark = pytest.mark.django_db


class Editor:
    """What a migration writes through, inside the transaction of a test."""

    connection = connection

    def execute(self, statement, params):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, params)


@pytest.fixture
def told():
    """The step of a migration that makes a ledger of a table that keeps what is told, with one line in it."""
    step = stays_written("told_lines", "what was told stays written", verbs=("UPDATE",))
    Editor().execute("CREATE TABLE told_lines (line integer)", None)
    step.code(None, Editor())
    Editor().execute("INSERT INTO told_lines VALUES (1)", None)
    return step


def test_what_is_forbidden_is_refused_with_its_reason_and_the_rest_is_done(told):
    with pytest.raises(DatabaseError, match="what was told stays written"):
        Editor().execute("UPDATE told_lines SET line = 2", None)
    Editor().execute("DELETE FROM told_lines", None)


def test_the_step_can_be_taken_back(told):
    told.reverse_code(None, Editor())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE told_lines SET line = 2")
        cursor.execute("SELECT line FROM told_lines")
        assert cursor.fetchall() == [(2,)]
