"""Forms: what people type becomes clean values. Forms do not save."""
