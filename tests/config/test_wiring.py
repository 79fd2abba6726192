from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from jixiao.orgs.events import EVENTS


def test_every_wired_event_exists_and_every_handler_can_be_called():
    wiring = import_string(settings.WIRING)
    assert set(wiring) <= set(EVENTS)
    assert all(callable(import_string(handler)) for handlers in wiring.values() for handler in handlers)


def test_every_stop_of_the_street_has_a_page():
    missing = []
    for block in import_string(settings.STREET):
        for stop in block.stops:
            try:
                reverse(stop.url_name, kwargs={"unit": "999900-115001", "year": 2024})
            except NoReverseMatch:
                missing.append(stop.url_name)
    assert missing == []
