"""Prizes: promised out of a stock that cannot be oversold, released in time, won by rank or draw, handed over."""
