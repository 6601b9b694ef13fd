"""Who is named, whom a source phrase or a pronoun means, and through whom a statement came."""
