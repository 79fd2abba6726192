"""What is known of a judge without knowing them: keys that match those of tutors, codes as digests, tickets."""

from jixiao.records.contests.models import Contest, Judge
from jixiao.web.sealing import digest, mac, seal, unseal

ROOM = "contests"
COOKIE = "jixiao-judge"
TICKET, MOST_DIGITS = 40, 18


def judge_key(*, contest: Contest, name: str, workplace: str) -> str:
    """Return the key of a judge, made as that of a tutor, so that nobody marks what they tutored."""
    return digest(f"person|{contest.unit_year.unit_id}|{name}|{workplace}", room=ROOM)


def code_digest(*, contest: Contest, code: str) -> str:
    """Return what is kept of the code of a judge."""
    return digest(f"judge|{contest.pk}|{code}", room=ROOM)


def sealed(text: str) -> str:
    """Return a telephone as it is kept."""
    return seal(text, room=ROOM)


def unsealed(text: str) -> str:
    """Return a telephone that was kept."""
    return unseal(text, room=ROOM) if text else ""


def ticket_of(judge: Judge) -> str:
    """Return what a browser keeps to be known again; a new code makes it void."""
    return f"{judge.pk}.{mac(f'ticket|{judge.pk}|{judge.digest}', room=ROOM).hex()[:TICKET]}"


def judge_number_in(ticket: str) -> int | None:
    """Return whose a ticket claims to be, None for what is none."""
    number = ticket.partition(".")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < MOST_DIGITS else None
