"""A WeChat of our own on this machine, for tests and the demo: its authorize page and its token endpoint.

It lets whoever stands there choose among 示例 accounts, one of them of a page snapshot, or refuse. A code is good once
and for five minutes. It listens on the loopback address alone, and is never part of a site that is really used.
"""

import contextlib
import dataclasses
import html
import json
import re
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

HOST, APPID, SECRET = "127.0.0.1", "wx-shili", "shili-secret"
GOOD_FOR = 5 * 60
ORDER = re.compile(
    r"appid=(?P<appid>[^&]*)&redirect_uri=(?P<back>[^&]+)&response_type=code&scope=snsapi_base&state=(?P<state>[0-9a-zA-Z]{1,128})"
)
ACCOUNTS = {"示例微信甲": "o-shili-1", "示例微信乙": "o-shili-2", "示例微信丙": "o-shili-3"}
SNAPSHOT = "示例快照页账号"
_PAGE = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<link rel="icon" href="data:,"><title>示例微信授权</title><h1>示例微信授权</h1>'
    "<p>这是演示用的假微信，只在本机。选一个示例账号：</p><ul>{}</ul></html>"
)


@dataclasses.dataclass
class FakeWeChat:
    """Where it listens, and what it has given out."""

    address: str
    codes: dict[str, tuple[str, bool, float]] = dataclasses.field(default_factory=dict)
    used: set[str] = dataclasses.field(default_factory=set)

    def settings(self) -> dict[str, str]:
        """Return what a site is to be set to, so that it takes this for WeChat."""
        return {
            "JIXIAO_WECHAT_APPID": APPID,
            "JIXIAO_WECHAT_SECRET": SECRET,
            "JIXIAO_WECHAT_OPEN": self.address,
            "JIXIAO_WECHAT_API": self.address,
        }

    def code_for(self, openid: str, *, is_snapshot: bool) -> str:
        """Give out a code."""
        code = secrets.token_hex(16)
        self.codes[code] = (openid, is_snapshot, time.monotonic())
        return code

    def expire_codes(self) -> None:
        """Let every code that was given out be too old."""
        self.codes = {code: (openid, odd, -GOOD_FOR) for code, (openid, odd, _) in self.codes.items()}

    def authorize_page(self, query: str) -> str:
        """Return the page that asks who it is, "" where the parameters are not in their order."""
        asked = ORDER.fullmatch(query)
        if asked is None or asked["appid"] != APPID:
            return ""
        back, state = unquote(asked["back"]), asked["state"]
        joined = f"{back}{'&' if '?' in back else '?'}"
        ways = [
            *((name, f"{joined}code={self.code_for(openid, is_snapshot=False)}&state={state}")
              for name, openid in ACCOUNTS.items()),
            (SNAPSHOT, f"{joined}code={self.code_for('o-snapshot', is_snapshot=True)}&state={state}"),
            ("拒绝", f"{joined}state={quote(state)}"),
        ]  # fmt: skip
        return _PAGE.format("".join(f'<li><a href="{html.escape(url)}">{name}</a></li>' for name, url in ways))

    def token(self, given: dict[str, str]) -> dict[str, Any]:
        """Return what the token endpoint says to these parameters, errors with the numbers of WeChat."""
        if given.get("appid") != APPID:
            return {"errcode": 40013, "errmsg": "invalid appid"}
        if given.get("secret") != SECRET:
            return {"errcode": 40125, "errmsg": "invalid appsecret"}
        code = given.get("code", "")
        if not code:
            return {"errcode": 41008, "errmsg": "missing code"}
        if code in self.used:
            return {"errcode": 40163, "errmsg": "code been used"}
        openid, is_snapshot, since = self.codes.pop(code, ("", False, -float(GOOD_FOR)))
        if not openid:
            return {"errcode": 40029, "errmsg": "invalid code"}
        self.used.add(code)
        if time.monotonic() - since > GOOD_FOR or since < 0:
            return {"errcode": 42003, "errmsg": "oauth_code expired"}
        told: dict[str, Any] = {
            "access_token": secrets.token_hex(8), "expires_in": 7200, "refresh_token": secrets.token_hex(8),
            "openid": openid, "scope": "snsapi_base",
        }  # fmt: skip
        return told | ({"is_snapshotuser": 1} if is_snapshot else {})


@contextlib.contextmanager
def serve_fake(port: int = 0) -> Iterator[FakeWeChat]:
    """Listen on a port of this machine (0: a free one) until the block ends."""
    server = ThreadingHTTPServer((HOST, port), _Answering)
    server.daemon_threads = True
    fake = FakeWeChat(f"http://{HOST}:{server.server_address[1]}")
    server.fake = fake  # type: ignore[attr-defined] # the handler is made anew for each request and finds it here
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@contextlib.contextmanager
def run_beside() -> Iterator[FakeWeChat]:
    """Run one as a program of its own until the block ends: whoever forks a site must have no threads (job_keeper).

    It ends by itself, too, when the program that started it is gone: it reads until nobody holds the other end.
    """
    command = [sys.executable, "-m", "jixiao.cli.fake_wechat"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii") as process:  # noqa: S603 - our own program
        assert process.stdout is not None  # noqa: S101 - asked for
        address = process.stdout.readline().strip()
        try:
            if not address:
                message = "演示用的假微信没有启动"
                raise OSError(message)
            yield FakeWeChat(address)
        finally:
            process.terminate()


class _Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        fake: FakeWeChat = self.server.fake  # type: ignore[attr-defined] # put there by serve_fake
        asked = urlsplit(self.path)
        if asked.path == "/connect/oauth2/authorize":
            page = fake.authorize_page(asked.query)
            self._answer(200 if page else 400, "text/html", page or "链接参数错误")
        elif asked.path == "/sns/oauth2/access_token":
            given = {name: values[0] for name, values in parse_qs(asked.query).items()}
            self._answer(200, "text/plain", json.dumps(fake.token(given)))
        else:
            self._answer(404, "text/plain", "没有这个接口")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the standard library's signature
        """Say nothing."""

    def _answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _serve_until_left() -> None:
    """Say where it listens, and answer until standard input ends."""
    with contextlib.suppress(KeyboardInterrupt), serve_fake() as fake:
        sys.stdout.write(f"{fake.address}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    _serve_until_left()
