"""The day each article came out, stated or inferred, and the value of every time expression."""
