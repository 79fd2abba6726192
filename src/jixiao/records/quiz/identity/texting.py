"""Sending a text message: an interface, a sender that prints it, and one that hands it to the office's own gateway.

Which one is used follows from the setting JIXIAO_SMS: empty prints to the terminal, an address gets it as JSON.
"""

import json
import sys
import urllib.request
from typing import Protocol

from django.conf import settings

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.outside import answer_of


class NotSent(Refused):
    """The message did not go out."""

    status = 503


class Sender(Protocol):
    """Whatever can send a text message."""

    def send(self, *, phone: str, text: str) -> None:
        """Send it, or raise NotSent."""


class ConsoleSender:
    """Prints the message to the terminal of the server, for trying things out."""

    def send(self, *, phone: str, text: str) -> None:
        """Print it."""
        sys.stderr.write(f"短信 {phone[:3]}****{phone[-4:]}：{text}\n")


class GatewaySender:
    """Hands the message to a gateway of the office: a POST of ``{"phone": …, "text": …}``; 2xx means it was taken."""

    def __init__(self, address: str, key: str = "") -> None:
        self.address, self.key = address, key

    def send(self, *, phone: str, text: str) -> None:
        """Hand it over."""
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        body = json.dumps({"phone": phone, "text": text}, ensure_ascii=False).encode()
        asked = urllib.request.Request(self.address, data=body, headers=headers, method="POST")  # noqa: S310 - http(s) alone: the setting says so
        try:
            answer_of(asked)
        except OSError as fault:
            raise NotSent("短信没有发出去", cure="过一分钟再试，或换一种参与方式", code="U967") from fault


def sender() -> Sender:
    """Return what the office has set."""
    return GatewaySender(settings.SMS, settings.SMS_KEY) if settings.SMS else ConsoleSender()
