"""Speed: how long a reader waits, how much a machine does in a minute, and how cost grows."""
