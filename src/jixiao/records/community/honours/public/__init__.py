"""What the public sees of a nomination: its notice, an objection to it, and the answer. No account."""
