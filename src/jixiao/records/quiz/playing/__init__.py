"""Playing: a set is drawn, saved, handed in once and marked by the server; points go into the ledger; the ranking."""
