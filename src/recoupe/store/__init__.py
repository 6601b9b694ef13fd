"""What people decided, kept apart from what was found: one SQLite file that any tool opens."""
