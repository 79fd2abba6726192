"""The window itself: the addresses that need no sign-in."""
