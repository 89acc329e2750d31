"""The gate: figures of the repository's own articles that must not fall below pinned floors."""
