"""Asking a server outside, once and not for long: what it says, or OSError where it says no or nothing."""

import urllib.error
import urllib.request

PATIENCE, MOST_ANSWER = 5, 64 * 1024


def answer_of(asked: urllib.request.Request | str) -> bytes:
    """Return what a server answers within five seconds, the first 64 KB of it; raise OSError for anything but 2xx.

    The addresses are settings of the office, and those are http or https alone.
    """
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - http(s) alone: the settings say so
            told: bytes = answer.read(MOST_ANSWER)
            return told
    except urllib.error.HTTPError as fault:
        fault.close()
        raise OSError(fault.code, str(fault.reason)) from None
