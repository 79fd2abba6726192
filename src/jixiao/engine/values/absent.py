"""The two ways of having no number: 未填 (nobody has answered) and 不适用 (there is nothing to answer)."""

import enum
from typing import NoReturn


class Absent(enum.Enum):
    """A place where a number could stand and does not. Neither kind ever counts as zero."""

    UNFILLED = "未填"
    NOT_APPLICABLE = "不适用"

    def __str__(self) -> str:
        """Return the word that is printed in place of the number."""
        return self.value

    def __bool__(self) -> NoReturn:
        """Refuse to be true or false: ``if amount`` would confuse zero with nothing."""
        message = "an absent value is neither true nor false: compare with `is Absent.UNFILLED` or use isinstance"
        raise TypeError(message)


UNFILLED = Absent.UNFILLED
NOT_APPLICABLE = Absent.NOT_APPLICABLE
