"""What needs no account: a volunteer's own page, and what anybody may verify. No script."""
