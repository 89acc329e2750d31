"""What helps in training: rows that differ in one thing, trained and measured alike."""
