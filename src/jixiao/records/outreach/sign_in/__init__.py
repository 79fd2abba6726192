"""The addresses a phone opens without signing in: the rotating sign-in, and the check of a certificate."""
