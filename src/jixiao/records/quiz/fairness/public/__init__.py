"""The page on which a player who was excluded says why that is wrong: no account, no script."""
