"""How the library grows: harvests of what units wrote themselves, and rounds of renewal from proposal to version."""
