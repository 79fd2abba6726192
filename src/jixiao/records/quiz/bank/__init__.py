"""题库: questions written, reviewed by two people, kept in versions, taken in from files, and what answers tell of them."""
