"""The paper as DOCX."""
