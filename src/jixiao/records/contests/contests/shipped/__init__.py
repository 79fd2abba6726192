"""The groups that are shipped with the system, a file a kind of contest: data, with source and doubts."""
