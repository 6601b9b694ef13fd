"""Passages that two articles share, word for word, edited or translated."""
