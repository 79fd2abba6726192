"""A day in an address: 2024-09-14."""

import datetime


class Day:
    """Reads and writes a day; what is no day of the calendar is no address."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> datetime.date:
        """Return the day; ValueError is a 404."""
        return datetime.date.fromisoformat(value)

    def to_url(self, value: datetime.date | str) -> str:
        """Return the day as it stands in the address."""
        return value if isinstance(value, str) else value.isoformat()
