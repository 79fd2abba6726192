"""Tables for the bureau as XLSX."""
