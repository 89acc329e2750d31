"""Ways to plan that were compared with each other."""
