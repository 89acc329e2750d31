"""Benchmarks: how good the summarizer is, against whom, and whether a change made it worse."""
