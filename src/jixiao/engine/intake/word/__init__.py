"""Reading a DOCX: the package, its automatic numbers, and the words in the order they are read."""
