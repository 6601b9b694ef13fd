"""Where the articles differ, and what a difference betrays."""
