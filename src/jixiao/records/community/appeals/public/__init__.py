"""The public pages of appeals."""
