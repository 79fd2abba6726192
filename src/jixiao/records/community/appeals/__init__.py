"""诉求建议: received, handed on, answered, rated, called back, closed; each step is written down once."""
