"""The pages of the room: the library and its sheets, drafting, formulas, rulebooks."""
