"""Forms: what people type at the desk, and what comes from the phone."""
