"""From how many distinct origins a claim comes, at least and at most."""
