"""What words stand for when articles are compared: acts and things shared across languages, stems, names.

``concepts.toml`` of each language lists acts and things under keys that all languages share, so that *le convoi est
parti* and *the train has left* hold the same terms; ``glossary.toml`` (nouns) and ``deeds.toml`` (verbs, adjectives)
list further words of one meaning (compiled in ``lexicon``). Words that none lists are cut to six letters without
accents, which brings together a verb and its noun (*négocier*, *négociation*) and many cognates (*militaire*,
*military*).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from recoupe.link.alignment.apart import apart, loose
from recoupe.link.alignment.lexicon import AS_NO_VERB, AS_NOUN, AS_VERB, OWN, Kind, Lexicon, number_value
from recoupe.link.alignment.senses import meant
from recoupe.model import Token
from recoupe.text.folding import fold

STEM = 6
"""Letters kept of a word that no concept claims."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
ALONE = CONTENT | {"ADV", "ADP"}
"""Parts of speech of a word that can be a concept by itself (taggers take *alongside* for a preposition)."""
SKIPPED = frozenset({"AUX", "ADV", "DET", "NUM"})
"""Parts of speech that may stand inside a run of words: *s'est rendu* is *se rendre*, *cut 200 jobs* is *cut job*."""
REMEMBERED = 1 << 14
"""Sentences whose terms are kept, for most steps of a run ask for them anew."""
LONGEST = 8
"""Tokens that a run may hold after its first (*Cour européenne des droits de l'homme* has seven)."""


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning-bearing stretch of a sentence: its key, and the indices of the tokens it covers."""

    key: str
    kind: Kind
    tokens: tuple[int, ...]


def stem(lemma: str) -> str:
    """A word without accents, cut to six letters.

    >>> stem("Négociation") == stem("négocier")
    True
    """
    return fold(lemma)[:STEM]


class _Sentence:
    """The tokens of a sentence, the same as those alone: what they hold is long to compare."""

    __slots__ = ("tokens",)

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def __hash__(self) -> int:
        return id(self.tokens)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sentence) and self.tokens is other.tokens


def terms(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Term, ...]:
    """The terms of a sentence in order: longest run of a concept first, then single words. Linear.

    Words that carry no content (by part of speech, or listed as function words) give none.
    """
    return _terms(_Sentence(tokens), lexicon)


@lru_cache(maxsize=REMEMBERED)
def _terms(sentence: _Sentence, lexicon: Lexicon) -> tuple[Term, ...]:
    tokens = sentence.tokens
    forms = [_forms(tokens, at, lexicon) for at in range(len(tokens))]
    out: list[Term] = []
    taken: set[int] = set()
    parted = apart(forms, tokens, _loose(lexicon))
    runs = [_run(forms, tokens, at, lexicon) for at in range(len(tokens))]
    longest = [len(run.tokens) if run else 0 for run in runs]
    for at, run in enumerate(runs):
        if (
            at in parted
            and len(parted[at][1]) > longest[at]
            and len(parted[at][1]) >= max(longest[i] for i in parted[at][1])
        ):
            run = Term(*parted[at][0], parted[at][1])
        if run and not taken.intersection(run.tokens) and not _goes_on(run, forms, tokens, lexicon):
            out += [run] if run.key else []  # an idiom says nothing by itself
            taken.update(run.tokens)
    for at, token in enumerate(tokens):
        if at in taken:
            continue
        if token.pos in ("ADJ", "NOUN", "PROPN") and (of := lexicon.demonyms.get(forms[at][1])):
            out.append(Term(of, "word", (at,)))
        elif (said := lexicon.runs.get((forms[at][1],), ("", "word")))[0] in lexicon.titled:
            out.append(Term(*said, (at,)))  # *le Sénat*, *the Senate*
        elif _is_name(tokens, at, lexicon):  # by the parts between hyphens: tokenisers disagree on *Port-Salin*
            out += [Term(part, "name", (at,)) for part in sorted(set(forms[at][1].split("-"))) if len(part) > 1]
        elif term := _single(token, at, forms[at], lexicon):
            out.append(term)
    return tuple(sorted(out, key=lambda t: (t.tokens, t.key)))


def _forms(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[str, str]:
    """What a word may be met by: its lemma, and itself as it stands; a letter keeps its accent (*à*, *il a*).

    An adjective before an article is the verb that it has the form of: *la clinique ferme ses portes*.
    """
    token = tokens[at]
    if len(token.text) == 1 and token.text.isalpha():
        return token.lemma.casefold(), token.text.casefold()
    key, form = _key(token, lexicon), fold(token.text)
    verb = lexicon.verbs.get(form) if token.pos == "ADJ" and key == form else None
    if verb and at + 1 < len(tokens) and tokens[at + 1].pos in ("DET", "NUM"):
        return verb, form
    return key, form


def _run(forms: Sequence[tuple[str, str]], tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Term | None:
    """The longest concept that begins at token ``at``; auxiliaries and adverbs inside it are stepped over.

    A word is met by its lemma or, failing that, as it stands; a capitalised name is never a concept by itself, unless
    it is so listed.
    """
    is_name = _is_name(tokens, at, lexicon) and tokens[at].text not in lexicon.capitals
    best = None if is_name else _sense(forms, tokens, at, lexicon) or _word(forms[at], tokens[at], at, lexicon)
    states: list[tuple[tuple[str, ...], tuple[int, ...]]] = [
        ((form,), (at,)) for form in _openings(forms[at], tokens[at]) if form in lexicon.starts
    ]
    for here in range(at + 1, min(at + 1 + LONGEST, len(tokens))):
        grown = [((*w, form), (*i, here)) for w, i in states for form in dict.fromkeys(forms[here])]
        for words, indices in grown:
            said = words in lexicon.runs and not _dates(tokens, here, lexicon)
            if said and (best is None or len(indices) > len(best.tokens)):
                best = Term(*lexicon.runs[words], indices)
        counts = tokens[here].pos != "NUM" or here + 1 == len(tokens) or tokens[here + 1].pos != "ADP"
        kept = states if tokens[here].pos in SKIPPED and counts else []  # *le vol 318 de la compagnie* is no theft
        states = [s for s in grown if s[0] in _prefixes(lexicon)] + kept
        if not states:
            break
    return best


def _dates(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word only leads to the day of what stands before it: *a strike on Thursday*, *le vol de lundi*."""
    leads = tokens[at].pos == "ADP" and at + 1 < len(tokens)
    return leads and fold(tokens[at + 1].text) in lexicon.days


def _openings(forms: tuple[str, str], token: Token) -> list[str]:
    """What a word may open a run as; no noun opens one that a verb must (*a storm in June*, *they storm in*)."""
    as_verb = [] if token.pos in ("NOUN", "PROPN") else [form + AS_VERB for form in forms]
    return [*dict.fromkeys((*forms, *as_verb))]


def _sense(forms: Sequence[tuple[str, str]], tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Term | None:
    """What a verb means by what it is done to or done by, where that is not what it is listed with."""
    senses = lexicon.senses.get(forms[at][0]) if tokens[at].pos in ("VERB", "ADJ") else None
    key = meant(senses, tokens, at) if senses else None
    return None if key is None else Term(key, "act" if key in lexicon.acts else "word", (at,))


def _goes_on(run: Term, forms: Sequence[tuple[str, str]], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a run is an auxiliary with a word from which a longer one goes on (*a été remis en liberté*), or that or
    a reflexive pronoun with a verb that means another thing here (*les prix se sont envolés*, *le port est touché*)."""
    if len(run.tokens) != 2:
        return False
    first, second = run.tokens
    helped = tokens[first].pos == "AUX"
    if (helped or forms[first][0] == "se") and _sense(forms, tokens, second, lexicon) is not None:
        return True
    longer = _run(forms, tokens, second, lexicon) if helped else None
    return longer is not None and len(longer.tokens) >= len(run.tokens)


def _word(forms: tuple[str, str], token: Token, at: int, lexicon: Lexicon) -> Term | None:
    """The concept that a word is alone; a verb that has the form of a noun is not that noun (*il est*, *jugé*)."""
    tags = [AS_VERB] if token.pos in ("VERB", "AUX") else [AS_NOUN] * (token.pos in ("NOUN", "PROPN")) + [AS_NO_VERB]
    for form in forms:
        marked = next((lexicon.runs[form + tag,] for tag in tags if (form + tag,) in lexicon.runs), None)
        plain = marked or lexicon.runs.get((form,), ("", "word"))
        key, kind = _as_spelt(form, token, plain, lexicon)
        if key and token.pos in ALONE and (form == forms[0] or kind == "act" or token.pos != "VERB"):
            return Term(key, kind, (at,))
    return None


def _as_spelt(form: str, token: Token, plain: tuple[str, Kind], lexicon: Lexicon) -> tuple[str, Kind]:
    """What a listed word means, by its accents if some other word has others; verbs are met by forms of their own."""
    listed = lexicon.accents.get(form)
    written = [word for word in (token.text.casefold(), token.lemma.casefold()) if fold(word) == form]
    if not listed or not written or not plain[0] or token.pos in ("VERB", "AUX"):
        return plain
    return next((listed[word[1:]] for word in written if word[1:] in listed), ("", "word"))


@cache
def _loose(lexicon: Lexicon) -> Mapping[tuple[str, ...], tuple[str, Kind]]:
    """The runs whose words may stand apart, idioms left out; it is always a verb that opens one."""
    said = {(run[0].removesuffix(AS_VERB), *run[1:]): value for run, value in lexicon.runs.items() if value[0]}
    return loose(said, lexicon.before_nouns | {OWN})


@cache
def _prefixes(lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    return frozenset(run[:n] for run in lexicon.runs for n in range(1, len(run) + 1))


def _is_name(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is a name, by its tag or by its capital inside a sentence (taggers miss names they do not know);
    not the form of a verb that has none (*le chômage grimpe*).

    At the start of a sentence or quotation, where every word has a capital, the entity tag must agree.
    """
    token = tokens[at]
    if all(t.pos == "PUNCT" for t in tokens[max(0, at - 2) : at]) and (at < 2 or tokens[at - 1].pos == "PUNCT"):
        return token.pos == "PROPN" and token.ent != "O"
    tagged = token.pos == "PROPN" and not (token.text.islower() and fold(token.text) in lexicon.verbs)
    return tagged or (token.text[:1].isupper() and token.pos in ("NOUN", "ADJ", "X", "VERB"))


def _single(token: Token, at: int, forms: tuple[str, str], lexicon: Lexicon) -> Term | None:
    base, form = forms
    if token.pos not in CONTENT or not any(c.isalnum() for c in form):
        return None
    if token.pos == "NUM" or (number_value(form, lexicon) or 0) > 1:
        return Term(form, "number", (at,))
    if base in lexicon.function or base in lexicon.support or len(base) < 3:
        return None
    return Term("~" + base[:STEM], "word", (at,))


def word(token: Token, at: int, lexicon: Lexicon) -> Term | None:
    """The term that the word at ``at`` is alone; None when it carries no content."""
    forms = _key(token, lexicon), fold(token.text)
    return _word(forms, token, at, lexicon) or _single(token, at, forms, lexicon)


def is_idle(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word of negation denies nothing, by the next one: *non loin du port*, *no fewer than ten*."""
    return at + 1 < len(tokens) and fold(tokens[at + 1].text) in lexicon.idle


def lemma(token: Token, lexicon: Lexicon) -> str:
    """The folded lemma; where the tagger left a verb as it stands, that of the listed verb it is a form of.

    A preposition is what it stands as: taggers make a verb of *entre*, *suivant*, *pendant*.
    """
    if token.pos == "ADP":
        return fold(token.text)
    found = _present(fold(token.lemma), lexicon)
    listed = {(found,), (fold(token.text),)} & lexicon.runs.keys()
    form = fold(token.text)
    if token.pos == "ADJ" and not listed and found == form[:-1] and form in lexicon.verbs:  # *augmente* from *augment*
        return lexicon.verbs[form]
    if token.pos == "ADJ" or (token.pos == "NOUN" and not listed):  # *ils l'ont ligotée* is no noun
        return lexicon.participles.get(token.text.casefold(), found)
    if token.pos == "VERB" and found in (form, form[:-1]):  # *cordoned* is no form of *cordone*
        return lexicon.verbs.get(form, found)
    return found


def _present(word: str, lexicon: Lexicon) -> str:
    """A word without what only says that somebody was it before: *ex-otage*."""
    return next((word.removeprefix(p) for p in lexicon.former if word.startswith(p) and len(word) > STEM), word)


def _key(token: Token, lexicon: Lexicon) -> str:
    """The lemma; any reflexive pronoun is *se*, and the d' and l' of elision are what they stand for."""
    if "Reflex=Yes" in token.morph or (token.dep == "expl:comp" and token.pos == "PRON"):
        return "se"
    return OWN if "Poss=Yes" in token.morph else lemma(token, lexicon)
