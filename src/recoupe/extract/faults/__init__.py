"""What is wrong with a text: lines of the page, glued and misspelt words, foreign passages, broken sentences."""
