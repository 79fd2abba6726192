"""Many phones at once: a few connections kept busy by one process that does little else than send and wait.

Each phone says what it asks next when it has the answer to what it asked before. A connection that breaks (a worker
died) is made again and the request sent again, as a phone does; that is counted, not hidden.
"""

import collections
import dataclasses
import selectors
import socket
import time
from collections.abc import Generator, Iterable, Iterator

HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length:"
PATIENCE = 60.0  # seconds without any answer
MOST_TRIES = 20


@dataclasses.dataclass(frozen=True, slots=True)
class Ask:
    """A request: what it is called in the figures, and its bytes."""

    name: str
    raw: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """An answer: its status, its head and its body."""

    status: int
    head: bytes
    body: bytes


Phone = Generator[Ask, Told, None]


@dataclasses.dataclass(slots=True)
class Figures:
    """How long each kind of request took (ms), how many connections broke, how long all of it took (s)."""

    times: dict[str, list[float]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    broken: int = 0
    seconds: float = 0.0

    def most(self, name: str, share: float) -> float:
        """Return what that share of the requests of a kind came within."""
        taken = sorted(self.times[name])
        return taken[min(len(taken) - 1, int(len(taken) * share))]


@dataclasses.dataclass(slots=True)
class _Line:
    """A connection with the phone that speaks on it."""

    phone: Phone
    ask: Ask
    since: float
    socket: socket.socket
    got: bytearray = dataclasses.field(default_factory=bytearray)
    tries: int = 0


def get(path: str, *, host: str, cookie: str = "") -> bytes:
    """Return the bytes of a GET."""
    return _request("GET", path, host, cookie, b"")


def post(path: str, body: bytes, *, host: str, cookie: str = "") -> bytes:
    """Return the bytes of a POST of a form."""
    return _request("POST", path, host, cookie, body)


def all_at_once(port: int, phones: Iterable[Phone], *, clients: int) -> Figures:
    """Let the phones speak, so many at a time, until all are through; return the figures."""
    figures, waiting = Figures(), iter(phones)
    chooser = selectors.DefaultSelector()
    start = time.perf_counter()
    lines = [line for _ in range(clients) if (line := _begin(port, waiting)) is not None]
    for line in lines:
        chooser.register(line.socket, selectors.EVENT_READ, line)
    open_lines = len(lines)
    while open_lines:
        ready = chooser.select(PATIENCE)
        if not ready:
            raise TimeoutError(f"no answer in {PATIENCE:.0f} s to {open_lines} phones")
        for key, _ in ready:
            open_lines -= not _heard(port, key.data, figures, waiting, chooser)
    figures.seconds = time.perf_counter() - start
    chooser.close()
    return figures


def _begin(port: int, waiting: Iterator[Phone]) -> _Line | None:
    phone = next(waiting, None)
    if phone is None:
        return None
    line = _Line(phone, next(phone), time.perf_counter(), _connected(port))
    line.socket.sendall(line.ask.raw)
    return line


def _heard(port: int, line: _Line, figures: Figures, waiting: Iterator[Phone], chooser: selectors.BaseSelector) -> bool:
    """Take what came; send what is asked next; return whether the line goes on."""
    try:
        piece = line.socket.recv(1 << 16)
    except OSError:
        piece = b""
    if not piece:
        _again(port, line, figures, chooser)
        return True
    line.got += piece
    told = _whole(line.got)
    if told is None:
        return True
    figures.times[line.ask.name].append((time.perf_counter() - line.since) * 1000)
    line.got.clear()
    line.tries = 0
    try:
        line.ask = line.phone.send(told)
    except StopIteration:
        phone = next(waiting, None)
        if phone is None:
            chooser.unregister(line.socket)
            line.socket.close()
            return False
        line.phone, line.ask = phone, next(phone)
    line.since = time.perf_counter()
    try:
        line.socket.sendall(line.ask.raw)
    except OSError:
        _again(port, line, figures, chooser)
    return True


def _again(port: int, line: _Line, figures: Figures, chooser: selectors.BaseSelector) -> None:
    """Make a broken connection anew and send the request again."""
    figures.broken += 1
    line.tries += 1
    if line.tries > MOST_TRIES:
        raise ConnectionError(f"{line.ask.name} broke {line.tries} times")
    chooser.unregister(line.socket)
    line.socket.close()
    line.got.clear()
    line.socket = _connected(port)
    chooser.register(line.socket, selectors.EVENT_READ, line)
    line.socket.sendall(line.ask.raw)


def _connected(port: int) -> socket.socket:
    until = time.perf_counter() + PATIENCE
    while True:
        try:
            made = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            if time.perf_counter() > until:
                raise
            time.sleep(0.05)
        else:
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return made


def _whole(got: bytearray) -> Told | None:
    end = got.find(HEAD_END)
    if end < 0:
        return None
    head = bytes(got[:end])
    low = head.lower()
    at = low.find(LENGTH)
    length = int(low[at + len(LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    first = end + len(HEAD_END)
    if len(got) < first + length:
        return None
    return Told(int(head[9:12]), head, bytes(got[first : first + length]))


def _request(verb: str, path: str, host: str, cookie: str, body: bytes) -> bytes:
    head = [f"{verb} {path} HTTP/1.1", f"Host: {host}", "Accept-Encoding: identity"]
    if cookie:
        head.append(f"Cookie: {cookie}")
    if verb == "POST":
        head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join([*head, "", ""]).encode() + body
