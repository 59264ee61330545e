"""Intervals, nulls and probes, shared by all analyses."""
