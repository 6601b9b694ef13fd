"""The words by which a claim is shown: those of its clearest member.

A whole clause is clearer than a phrase; where no member is one, the words that report it are shown with it: *n'a pas
exclu de nouvelles sanctions*, and not *de nouvelles sanctions*. A relative clause is shown with the noun that it is of:
*le ferry, qui relie l'île au port*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.built import RELATIVE
from recoupe.link.counting.voices import Voice
from recoupe.link.memory import per_corpus
from recoupe.text.folding import fold

PLENTY = 40
"""Characters from which a member is long enough to be clear."""
_WORD = re.compile(r"\w{4,}")
FAR = 60
"""Characters between the words that report and what they report, beyond which the two are not shown together."""


def clearest(corpus: Corpus, heard: Sequence[Voice]) -> str:
    """The clearest member, in its own words: certain, without artefacts, a whole clause, in the language of most and
    with what most tell, short. Linear."""
    held = Counter(word for v in heard for word in _words(v))
    most = max(held.values(), default=0)
    spoken = Counter(corpus.by_article[v.article].article.language for v in heard)
    read = _languages(corpus)
    main = max(sorted(spoken), key=lambda code: (spoken[code], read[code]))

    def rank(v: Voice) -> tuple[object, ...]:
        size, whole = len(v.text), _is_whole(corpus, v)
        blurred = not v.counts, _is_spoilt(corpus, v), v.certainty == "hedged", not whole
        told = max((held[word] for word in _words(v)), default=1)
        foreign = corpus.by_article[v.article].article.language != main
        aside = foreign, 2 * told < most
        return (*blurred, *aside, size < PLENTY, len(v.spans) > 1, size, v.article, v.spans)

    best = min(heard, key=rank)
    text = best.text if _is_whole(corpus, best) else _reported(corpus, best) or _of_whom(corpus, best) or best.text
    return " ".join(text.split())


@per_corpus
def _languages(corpus: Corpus) -> Counter[str]:
    """How many articles are in each language."""
    return Counter(reading.article.language for reading in corpus.readings)


def _words(v: Voice) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(v.text))


def _is_spoilt(corpus: Corpus, v: Voice) -> bool:
    artefacts = corpus.by_article[v.article].artefacts
    return any(
        a.kind != "boilerplate" and a.span[0] < span[1] and span[0] < a.span[1] for a in artefacts for span in v.spans
    )


def _is_whole(corpus: Corpus, v: Voice) -> bool:
    """Whether a member stands by itself: a headline, or a verb with its subject that is no relative clause."""
    if v.headline:
        return True
    tokens = list(corpus.tokens(v.article, v.spans))
    opens = next((t for t in tokens if t.pos != "PUNCT"), None)
    language = lang.load(corpus.by_article[v.article].article.language)
    led = opens is not None and opens.text.lower() in language.words("cues", "relative_words")
    finite = any("VerbForm=Fin" in t.morph for t in tokens)
    return finite and any(t.dep.startswith("nsubj") for t in tokens) and not led


def _reported(corpus: Corpus, v: Voice) -> str | None:
    """A statement from the words that report it on, where they stand right before it in its sentence."""
    if v.statement is None or not v.statement.cue:
        return None
    start, (first, end) = v.statement.cue[0][0], (v.spans[0][0], v.spans[-1][1])
    text, sentence = corpus.by_article[v.article].article.text, corpus.sentence_at(v.article, start)
    within = sentence is not None and sentence.span[0] <= first and end <= sentence.span[1]
    near = start < first <= v.statement.cue[-1][1] + FAR
    return text[start:end] + _closing(text, start, end) if within and near else None


def _of_whom(corpus: Corpus, v: Voice) -> str | None:
    """A relative clause from the noun that it is of, where that stands near before it in its sentence."""
    (start, end), sentence = v.spans[0], corpus.sentence_at(v.article, v.spans[0][0])
    if sentence is None or len(v.spans) > 1:
        return None
    heads = [t.head for t in corpus.tokens(v.article, v.spans) if t.dep in RELATIVE]
    noun = next((sentence.tokens[i] for i in heads if sentence.tokens[i].end <= start), None)
    if noun is None or start > noun.end + FAR:
        return None
    first = min((t for t in sentence.tokens if noun.i in (t.i, t.head)), key=lambda t: t.i)
    return corpus.text(v.article, (first.start, end))


def _closing(text: str, start: int, end: int) -> str:
    """The mark that closes a quotation which the words before it open."""
    opened = text[start:end].count("«") > text[start:end].count("»") or text[start:end].count('"') % 2 == 1
    mark = text[end : end + 2]
    return mark.rstrip() if opened and mark.strip()[:1] in ("»", '"', "”") else ""
