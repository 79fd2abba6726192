"""How a unit is written in an address: 131024-115001 (行政区划代码-单位代码)."""

UNIT_CODE = r"[0-9]{6}-[0-9A-Z]{3,12}"


class UnitCode:
    """The converter of a unit's code in an address."""

    regex = UNIT_CODE

    def to_python(self, value: str) -> str:
        """Return the code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code as it stands."""
        return value
