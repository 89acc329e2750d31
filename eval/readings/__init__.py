"""What readers found in summaries: sheets for them to read, what they said, how often.

No program can count what misleads. Readers can, and what they said of a summary stays true as long
as its text does; so a change to the code needs only the summaries read that it changed.
"""
