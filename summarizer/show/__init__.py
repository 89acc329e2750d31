"""Showing results to people: colours on a terminal, plain text elsewhere."""
