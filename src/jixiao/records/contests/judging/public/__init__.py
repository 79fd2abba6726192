"""The door of the judges: no account, a code on paper, their own works only, nobody's name."""
