"""What is counted, measure by measure. ``records`` loads a year at once; each other file counts from that alone."""
