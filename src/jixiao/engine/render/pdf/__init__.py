"""The paper as PDF/A-2b, set by typst."""
