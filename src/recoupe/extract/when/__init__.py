"""Time expressions: found, told apart from look-alikes, kept symbolic, resolved against an anchor."""
