"""Eight browsers at once: each keeps one connection open and asks its own addresses by turns, nothing else."""

import dataclasses
import http.client
import statistics
import threading
import time
from collections.abc import Sequence

CLIENTS = 8
REQUESTS, LONGEST = 400, 15.0  # of all clients together, seconds


@dataclasses.dataclass(frozen=True, slots=True)
class Visitor:
    """One client: the cookie that says who it is, and the addresses it asks by turns."""

    cookie: str
    addresses: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Answered:
    """How long each page took to come whole (ms, in order), how many a second, and what the clients did for one."""

    times: tuple[float, ...]
    a_second: float
    own_work: float

    @property
    def median(self) -> float:
        """Return what half of the pages came within."""
        return statistics.median(self.times)

    @property
    def most(self) -> float:
        """Return what 95 of 100 pages came within."""
        return self.times[int(len(self.times) * 0.95)]


def answered(port: int, visitors: Sequence[Visitor], *, requests: int = REQUESTS) -> Answered:
    """Return how the server answers the visitors, all at once; the first page of each is not counted."""
    times: list[float] = []
    faults: list[BaseException] = []
    ready = threading.Barrier(len(visitors) + 1)
    share = requests // len(visitors)

    def visit(visitor: Visitor) -> None:
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            for address in visitor.addresses:
                asked(line, visitor.cookie, address)
            ready.wait()
            until = time.perf_counter() + LONGEST
            for number in range(share):
                start = time.perf_counter()
                if start > until:
                    break
                asked(line, visitor.cookie, visitor.addresses[number % len(visitor.addresses)])
                times.append((time.perf_counter() - start) * 1000)
            line.close()
        except BaseException as fault:  # noqa: BLE001 - it is raised again where the bench waits
            faults.append(fault)
            ready.abort()

    threads = [threading.Thread(target=visit, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    try:
        ready.wait()
    except threading.BrokenBarrierError:
        raise faults[0] from None
    start, work = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.join()
    taken, worked = time.perf_counter() - start, time.process_time() - work
    if faults:
        raise faults[0]
    return Answered(tuple(sorted(times)), len(times) / taken, worked * 1000 / len(times))


def asked(line: http.client.HTTPConnection, cookie: str, address: str) -> bytes:
    """Return the page at an address; stop where it is not the page but a way to somewhere else."""
    line.request("GET", address, headers={"Cookie": cookie} if cookie else {})
    response = line.getresponse()
    page = response.read()
    assert response.status == http.HTTPStatus.OK, f"{address}: {response.status}"
    return page
