"""Forms of appeals: at a desk, and on the public pages."""
