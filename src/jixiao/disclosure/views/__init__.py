"""The pages of the register, and those that citizens read."""
