"""The page on which a station tells its month: by its address, without an account, without a script."""
