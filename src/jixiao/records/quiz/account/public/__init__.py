"""What a campaign came to, for citizens: no account, no script, no name that somebody did not agree to show."""
