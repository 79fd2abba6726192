"""The addresses of contests that need no account."""
