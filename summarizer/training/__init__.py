"""Training: fine-tuning the default model, fitting the planner."""
