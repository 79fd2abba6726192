import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from jixiao.records.quiz.identity.texting import ConsoleSender, GatewaySender, NotSent, sender

TEXT = "【示例】验证码 123456"


@pytest.fixture
def gateway():
    """A gateway of the office on this machine; ``answers`` is what it says."""

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            self.server.got.append((self.headers.get("Authorization"), json.loads(self.rfile.read(length))))
            self.send_response(self.server.answers)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Taking)
    server.got, server.answers = [], 200
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{server.server_address[1]}/send"
    yield server
    server.shutdown()
    server.server_close()


def test_the_console_prints_it_with_the_number_masked(capsys):
    ConsoleSender().send(phone="13800001234", text=TEXT)
    assert capsys.readouterr().err == f"短信 138****1234：{TEXT}\n"


def test_the_gateway_gets_it_as_json_with_its_key(gateway):
    GatewaySender(gateway.address, "示例".encode().hex()).send(phone="13800001234", text=TEXT)
    assert gateway.got == [("Bearer e7a4bae4be8b", {"phone": "13800001234", "text": TEXT})]
    GatewaySender(gateway.address).send(phone="13800001234", text=TEXT)
    assert gateway.got[1][0] is None


def test_a_gateway_that_says_no_or_nothing_is_told(gateway):
    gateway.answers = 500
    with pytest.raises(NotSent) as refused:
        GatewaySender(gateway.address).send(phone="13800001234", text=TEXT)
    assert (refused.value.code, refused.value.status) == ("U967", 503)
    with pytest.raises(NotSent):
        GatewaySender("http://127.0.0.1:9/").send(phone="13800001234", text=TEXT)


def test_the_setting_says_which_is_used(settings):
    settings.SMS = ""
    assert isinstance(sender(), ConsoleSender)
    settings.SMS, settings.SMS_KEY = "http://127.0.0.1:9/", "k"
    found = sender()
    assert isinstance(found, GatewaySender)
    assert (found.address, found.key) == ("http://127.0.0.1:9/", "k")
