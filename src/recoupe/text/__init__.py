"""Text as it came and text as it is read, with the way back from one to the other."""
