"""What of the stations needs no account."""
