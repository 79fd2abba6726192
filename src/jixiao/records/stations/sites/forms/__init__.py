"""Forms of the dossiers, checks, months and inspections."""
