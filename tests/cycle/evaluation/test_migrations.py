"""A database of before keeps what reviewers said."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from jixiao.engine.values import Points
from jixiao.orgs.models import Unit, UnitYear

BEFORE, AFTER = ("evaluation", "0001_initial"), ("evaluation", "0003_execution_columns_go")


@pytest.mark.django_db(transaction=True)
def test_what_was_said_of_the_execution_rate_is_carried_over_and_back():
    unit = Unit.objects.create(code="999900-118001", name="示例局", short_name="示例局", path="/1/")
    year = UnitYear.objects.create(unit=unit, year=2024)
    executor = MigrationExecutor(connection)
    try:
        old = executor.migrate([BEFORE]).apps
        old.get_model("evaluation", "Evaluation").objects.create(
            unit_year_id=year.pk, execution_score=Points.of(9), execution_review_score=Points.of(7),
            execution_review_opinion="示例：挂账未付", execution_agreed_score=Points.of(8),
        )  # fmt: skip
        executor.loader.build_graph()
        new = executor.migrate([AFTER]).apps
        carried = new.get_model("evaluation", "ExecutionReview").objects.get()
        assert (carried.project_code, carried.review_opinion) == ("", "示例：挂账未付")
        assert (carried.score, carried.review_score, carried.agreed_score) == (Points.of(9), Points.of(7), Points.of(8))
        executor.loader.build_graph()
        back = executor.migrate([BEFORE]).apps.get_model("evaluation", "Evaluation").objects.get()
        assert (back.execution_review_score, back.execution_agreed_score) == (Points.of(7), Points.of(8))
    finally:
        executor.loader.build_graph()
        executor.migrate(executor.loader.graph.leaf_nodes())
