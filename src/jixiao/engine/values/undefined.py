"""A result that does not exist, and why: a value like any other, never an exception."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Undefined:
    """What a calculation gives when it cannot give a number (÷0, an input that is missing).

    ``reason`` is a Chinese sentence without its full stop; ``culprits`` are the names of the inputs at fault.
    """

    reason: str
    culprits: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return what is printed in place of the number."""
        return f"无法计算（{self.reason}）"
