"""The addresses a phone opens without signing in."""
