"""The door of the schools: without an account, behind a code."""
