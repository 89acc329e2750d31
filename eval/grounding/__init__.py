"""The grounding check on summaries with known errors: fitting it, and judging it honestly."""
