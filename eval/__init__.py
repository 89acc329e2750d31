"""Benchmarks: commands that measure quality on data that lies outside the repository."""
