"""The pages of rules and pushes."""
