"""What everybody sees of a contest's results: the notice, objections, certificates."""
