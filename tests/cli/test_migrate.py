"""A model that a migration adds is drawn up alone, and is all the same where others look for it."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from jixiao.cli.migrate import new_models_drawn_alone


def key() -> models.BigAutoField[int, int]:
    return models.BigAutoField(primary_key=True)


def drawn() -> ProjectState:
    """Return a state with one model, drawn up."""
    state = ProjectState()
    state.add_model(ModelState("orgs", "Unit", [("id", key())]))
    assert state.apps.get_model("orgs", "Unit")
    return state


def year() -> ModelState:
    owner = models.ForeignKey("orgs.Unit", models.CASCADE, related_name="years")
    return ModelState("orgs", "UnitYear", [("id", key()), ("unit", owner)])


def test_what_was_drawn_before_stays_and_knows_the_new_model():
    state = drawn()
    before = state.apps.get_model("orgs", "Unit")
    with new_models_drawn_alone():
        state.add_model(year())
    unit, made = (state.apps.get_model("orgs", name) for name in ("Unit", "UnitYear"))
    assert unit is before
    assert made._meta.get_field("unit").related_model is unit
    assert [relation.name for relation in unit._meta.related_objects] == ["years"]


def test_afterwards_django_draws_as_it_always_does():
    with new_models_drawn_alone():
        state = drawn()
    before = state.apps.get_model("orgs", "Unit")
    state.add_model(year())
    assert state.apps.get_model("orgs", "Unit") is not before
