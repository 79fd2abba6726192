"""Tables that the import desk takes in: the ledger of stations, and their months."""
