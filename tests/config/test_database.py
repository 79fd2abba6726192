from pathlib import Path

from jixiao.config.database import database_of


def test_without_an_address_it_is_a_file_in_the_data_folder():
    found = database_of("", data=Path("/srv/jixiao"))
    assert found["ENGINE"].endswith("sqlite3")
    assert found["NAME"] == "/srv/jixiao/jixiao.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql_is_taken_apart_with_its_escapes():
    found = database_of("postgresql://office:p%40ss@10.0.0.5:5433/jixiao", data=Path("/srv"))
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("office", "p@ss", "10.0.0.5", "5433")
    assert found["NAME"] == "jixiao"
    assert found["CONN_MAX_AGE"] > 0


def test_a_file_can_be_named():
    assert database_of("sqlite:////srv/x.sqlite3", data=Path("/srv"))["NAME"] == "/srv/x.sqlite3"
