"""题库: questions written, reviewed by two people, kept in versions, taken in from files; what answers tell of them."""
