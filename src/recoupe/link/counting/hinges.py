"""What a day hangs on in its sentence: what is told, the telling of it, or the reckoning of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from recoupe import lang
from recoupe.lang import Language, Row
from recoupe.link import Corpus
from recoupe.link.memory import per_corpus
from recoupe.model import Timex, Token
from recoupe.text.folding import fold


def is_of_telling(corpus: Corpus, timex: Timex) -> bool:
    """Whether a day hangs on a verb of saying, and dates the utterance: *a annoncé mercredi le directeur*.

    What is told on a day to come is not told yet (*une grève annoncée pour le 25*): that is for the caller to see. A
    thing that was found was not told (*the body was found on Saturday*).
    """
    cues, finding = _cues(_language(corpus, timex)), _language(corpus, timex).words("divergences", "finding.verbs")
    told = ((fold(head.lemma), beside) for head, beside in _hinges(corpus, timex))
    return any(v in cues and not (v in finding and any("pass" in t.dep for t in beside)) for v, beside in told)


@per_corpus
def is_of_reckoning(corpus: Corpus, timex: Timex) -> bool:
    """Whether a day hangs on how a count stands or moves, and dates the count: *le bilan est monté mercredi à 17*, *a
    toll given on Monday*. What is counted may be of any day before."""
    counts = _language(corpus, timex).words("divergences", "reckonings.nouns")
    return any(
        head.lemma.casefold() in counts or any(noun.lemma.casefold() in counts for noun in beside)
        for head, beside in _hinges(corpus, timex)
    )


def _hinges(corpus: Corpus, timex: Timex) -> Iterator[tuple[Token, list[Token]]]:
    """The words that an expression hangs on, past its preposition (*said on Monday*), each with its subjects and, for
    a participle, the noun that it goes with."""
    sentence = corpus.sentence_at(timex.article, timex.span[0])
    tokens = sentence.tokens if sentence else ()
    heads = [t.head for t in tokens if timex.span[0] <= t.start and t.end <= timex.span[1]]
    heads += [tokens[h].head for h in heads if tokens[h].pos == "ADP"]
    for head in dict.fromkeys(heads):
        if not timex.span[0] <= tokens[head].start < timex.span[1]:
            yield tokens[head], _beside(tokens, head)


def _beside(tokens: Sequence[Token], head: int) -> list[Token]:
    subjects = [t for t in tokens if t.head == head and t.dep.startswith("nsubj")]
    return [*subjects, tokens[tokens[head].head]] if tokens[head].dep.startswith("acl") else subjects


def _language(corpus: Corpus, timex: Timex) -> Language:
    return lang.load(corpus.by_article[timex.article].article.language)


@cache
def _cues(language: Language) -> frozenset[str]:
    """The verbs that report what is quoted, folded, and a clause too: the others may tell an act (*il a commencé*)."""
    quoting, telling = (
        {fold(w) for row in rows for w in row.get("lemmas", [row.get("lemma", "")]) if w}
        for rows in (_framed(language, "quote"), _framed(language, "clause"))
    )
    return frozenset(quoting & telling)


def _framed(language: Language, frame: str) -> list[Row]:
    """The rows of the cues that have a frame whose name holds a word."""
    return [row for row in language.table("cues")["cue"] if any(frame in name for name in row["frames"])]
