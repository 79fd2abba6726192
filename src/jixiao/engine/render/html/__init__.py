"""The paper as one self-contained HTML file."""
