"""What needs no account, below the address of a campaign."""
