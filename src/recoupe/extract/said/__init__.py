"""What is reported: cues and their frames, contents, form, stance and certainty; and what the outlet says itself."""
