"""Forms of this part: input to clean values; they save nothing."""
