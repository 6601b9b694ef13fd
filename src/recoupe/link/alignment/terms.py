"""What words stand for when articles are compared: acts and things shared across languages, stems, names.

``concepts.toml`` of each language lists acts and things under keys that all languages share, so that *le convoi est
parti* and *the train has left* hold the same terms; ``glossary.toml`` (nouns) and ``deeds.toml`` (verbs, adjectives)
list further words of one meaning. Words that none lists are cut to six letters without accents, which brings together
a verb and its noun (*négocier*, *négociation*) and many cognates (*militaire*, *military*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Literal

from recoupe import lang
from recoupe.errors import LanguageError
from recoupe.lang import Language
from recoupe.lang.inflect import inflect
from recoupe.link.alignment.apart import apart, loose
from recoupe.link.alignment.senses import Sense, meant, senses
from recoupe.model import Token
from recoupe.text.folding import fold

STEM = 6
"""Letters kept of a word that no concept claims."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
ALONE = CONTENT | {"ADV", "ADP"}
"""Parts of speech of a word that can be a concept by itself (taggers take *alongside* for a preposition)."""
SKIPPED = frozenset({"AUX", "ADV", "DET", "NUM"})
"""Parts of speech that may stand inside a run of words: *s'est rendu* is *se rendre*, *cut 200 jobs* is *cut job*."""
LONGEST = 8
"""Tokens that a run may hold after its first (*Cour européenne des droits de l'homme* has seven)."""
AS_VERB, AS_NO_VERB = "/v", "/n"
"""What a lemma is marked with that has its meaning as a verb alone, or as anything else."""
OWN = "*own"
"""What any possessive stands as inside a run: *mettre fin à ses jours*, *à leurs jours*."""
NATION = "of:"
"""What the keys of words for what is of a country begin with."""
GLOSSARIES = ("glossary", "deeds")
"""Tables of words of one meaning, beyond the acts and things of ``concepts.toml``."""

_FIGURE = re.compile(r"\d+(?:[.,\s]\d{3})*(?:[.,]\d+)?")
_GROUPS = re.compile(r"[.,\s](?=\d{3}(?!\d))")

Kind = Literal["act", "thing", "word", "name", "number"]


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning-bearing stretch of a sentence: its key, and the indices of the tokens it covers."""

    key: str
    kind: Kind
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The compiled ``concepts.toml`` of a language. ``runs`` maps folded lemma sequences to ``(key, kind)``, without a
    key for an idiom that says nothing by itself (*en train de*); ``verbs`` gives the lemma of each form of the verbs
    among them, ``participles`` of each past participle as it is written; ``demonyms`` the key of each word for what is
    of a country; ``accents`` how each listed word is spelt, where an accent makes another word of it; ``capitals`` the
    words listed with a capital, which are no names where they are written so (*PDG*, *ONG*); ``senses`` what some verbs
    mean beside some words; ``acts`` the keys of acts."""

    code: str
    runs: Mapping[tuple[str, ...], tuple[str, Kind]]
    accents: Mapping[str, Mapping[str, tuple[str, Kind]]]
    capitals: frozenset[str]
    senses: Mapping[str, tuple[Sense, ...]]
    acts: frozenset[str]
    verbs: Mapping[str, str]
    participles: Mapping[str, str]
    demonyms: Mapping[str, str]
    starts: frozenset[str]
    before_nouns: frozenset[str]
    titled: frozenset[str]
    function: frozenset[str]
    support: frozenset[str]
    light: frozenset[str]
    negation: frozenset[str]
    idle: frozenset[str]
    with_partner: frozenset[str]
    partner: frozenset[str]
    denying: frozenset[str]
    by_being: frozenset[str]
    since: frozenset[str]
    numbers: Mapping[str, int]
    shares: Mapping[str, float]
    of_each: frozenset[str]
    symbols: Mapping[str, str]
    shorts: Mapping[str, int]


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile a language's concepts; a pure function of its data."""
    idioms = language.words("concepts", "function.idioms")
    acts = [(row["key"], lemma) for row in language.rows("concepts", "act") for lemma in row["lemmas"]]
    things = _pairs(language.table("concepts").get("things", {}))
    nouns, deeds = (_pairs(language.table(name)["words"]) for name in GLOSSARIES)
    listed: list[tuple[str, tuple[str, Kind]]] = [(lemma, (key, "act")) for key, lemma in acts]
    listed += [(lemma, (key, "thing")) for key, lemma in things]
    listed += [(lemma, (key, "word")) for key, lemma in (*nouns, *deeds)]
    runs: dict[tuple[str, ...], tuple[str, Kind]] = {_parts(idiom): ("", "word") for idiom in idioms}
    runs |= {parts: value for lemma, value in listed for parts in _spellings(lemma)}
    own = language.words("concepts", "own.words")
    runs |= {tuple(OWN if word in own else word for word in run): runs[run] for run in [*runs] if own & {*run[1:]}}

    def folded(key: str) -> frozenset[str]:
        return frozenset(" ".join(_parts(word)) for word in language.words("concepts", key))

    known = [lemma for _, lemma in (*acts, *things, *deeds)]  # nouns have no forms of a verb
    verbs = [lemma.removesuffix(AS_VERB) for lemma in (*known, *language.words("concepts", "support.lemmas"))]
    figures = language.table("numbers")
    numbers = {fold(k): int(v) for name in ("words", "ones", "scales", "vague") for k, v in figures[name].items()}
    return Lexicon(
        language.code,
        runs,
        _accents(listed) if language.table("concepts")["letters"]["accents"] else {},
        frozenset(lemma for lemma, _ in listed if lemma != lemma.lower() and " " not in lemma),
        senses(language),
        frozenset(key for key, _ in acts),
        *verb_forms(language, verbs),
        _demonyms(language),
        frozenset(run[0] for run in runs),
        folded("function.before_nouns"),
        language.words("concepts", "function.titled"),
        folded("function.lemmas"),
        folded("support.lemmas"),
        frozenset(row["key"] for row in language.rows("concepts", "act") if row.get("light"))
        | language.words("concepts", "light.keys"),
        folded("negation.words"),
        folded("negation.idle"),
        folded("negation.with_ne"),
        folded("negation.partner"),
        folded("negation.verbs"),
        frozenset(fold(word) for word in language.words("time", "tense.by_being")),
        folded("lasting.words"),
        numbers,
        {fold(words): float(value) for words, value in figures["shares"].items()},
        frozenset(fold(word) for word in figures["of_each"]["words"]),
        language.table("concepts")["money"]["symbols"],
        figures["money"]["scales"],
    )


def _pairs(table: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(key, lemma) for key, lemmas in table.items() for lemma in lemmas]


def _accents(listed: Iterable[tuple[str, tuple[str, Kind]]]) -> Mapping[str, Mapping[str, tuple[str, Kind]]]:
    """For each word without accents, what it means in each of its spellings, these after their first letter: a capital
    may go without an accent."""
    found: dict[str, dict[str, tuple[str, Kind]]] = {}
    for lemma, value in listed:
        word = lemma.removesuffix(AS_VERB).removesuffix(AS_NO_VERB)
        found.setdefault(fold(word), {})[word.casefold()[1:]] = value
    return found


def verb_forms(language: Language, lemmas: Iterable[str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Folded forms of the listed verbs, for the ones that a tagger has no lemma for, and their past participles."""
    forms: dict[str, str] = {}
    participles: dict[str, str] = {}
    for lemma in sorted({w for w in lemmas if " " not in w and "'" not in w}):
        try:
            found = inflect(language, lemma)
        except LanguageError:
            continue  # no verb
        for form, readings in sorted(found.items()):
            forms.setdefault(fold(form), fold(lemma))
            if form != lemma and any(reading.tense == "part" for reading in readings):
                participles.setdefault(form, fold(lemma))
    return forms, participles


def _demonyms(language: Language) -> Mapping[str, str]:
    """The key of each word for what or who is of a country, folded, but for those that name the country too."""
    states, endings = language.table("places")["state"], language.table("places")["endings"]
    countries = {fold(row["name"]) for row in states}
    words = [(fold(w + end), row["id"]) for row in states for w in row.get("demonym", ()) for end in endings]
    return {word: f"{NATION}{country}" for word, country in words if word not in countries}


@cache
def relations() -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Pairs of acts that exclude each other, and pairs that often belong to one event: all languages, both ways."""
    against: set[tuple[str, str]] = set()
    near: set[tuple[str, str]] = set()
    for code in lang.codes():
        for row in lang.load(code).rows("concepts", "act"):
            against |= {pair for other in row.get("against", ()) for pair in ((row["key"], other), (other, row["key"]))}
            near |= {pair for other in row.get("near", ()) for pair in ((row["key"], other), (other, row["key"]))}
    return frozenset(against), frozenset(near)


@cache
def companies() -> Mapping[str, str]:
    """For each key of people who are of no two keys of a group at once (*soldiers*, *rebels*, *civilians*), the first
    key of that group; over all languages."""
    tables = (lang.load(code).table("concepts").get("apart", {}) for code in lang.codes())
    return {key: group[0] for table in tables for group in table.get("people", ()) for key in group}


@cache
def kindred() -> frozenset[tuple[str, str]]:
    """Pairs of keys that often tell one fact although they do not mean the same, both ways: any two of a group
    (*learnt*, *found out*), and a kind with each of its members (*a ship*, *a tug*), not two of the members."""
    tables = [lang.load(code).table(name) for code in lang.codes() for name in GLOSSARIES]
    groups = [group for table in tables for group in table.get("near", ())]
    groups += [(kind, one) for table in tables for kind, all_ in table.get("kinds", {}).items() for one in all_]
    return frozenset(pair for group in groups for pair in permutations(group, 2))


@cache
def unmarked(lexicon: Lexicon) -> Mapping[tuple[str, ...], tuple[str, Kind]]:
    """The runs for a reader that knows no parts of speech: what is listed as a verb and as no verb is no verb."""
    plain = {tuple(map(fold, run)): value for run, value in lexicon.runs.items()}
    found = {(run[0].removesuffix(AS_VERB), *run[1:]): value for run, value in plain.items()}
    return found | {(run[0].removesuffix(AS_NO_VERB), *run[1:]): value for run, value in plain.items()}


def number_key(form: str, lexicon: Lexicon) -> str:
    """A number word or figure as a key that languages share.

    >>> number_key("dix-sept", lexicon(lang.load("fr"))) == number_key("17", lexicon(lang.load("en")))
    True
    """
    value = number_value(form, lexicon)
    return f"#:{form if value is None else format(value, 'g')}"


def number_value(form: str, lexicon: Lexicon) -> float | None:
    """What a folded number word or figure is worth; None for another word.

    >>> number_value("quatre-vingt-dix", lexicon(lang.load("fr"))), number_value("1.200", lexicon(lang.load("en")))
    (90.0, 1200.0)
    """
    if _FIGURE.fullmatch(form):
        return float(_GROUPS.sub("", form).replace(",", "."))
    total = 0.0
    for part in form.replace("-", " ").split():
        value = lexicon.numbers.get(part, lexicon.numbers.get(part.rstrip("s")))
        if value is None:
            return None
        total = total * value if 0 < total < value else total + value
    return total or None


@cache
def reciprocal() -> frozenset[str]:
    """Acts that two do to each other, so that either may be the subject, over all languages."""
    return frozenset(
        row["key"] for code in lang.codes() for row in lang.load(code).rows("concepts", "act") if row.get("reciprocal")
    )


@cache
def motions() -> frozenset[str]:
    """Acts that lead somewhere: what follows is a place, named as widely or as closely as one likes."""
    return frozenset(
        row["key"] for code in lang.codes() for row in lang.load(code).rows("concepts", "act") if row.get("motion")
    )


@cache
def light() -> frozenset[str]:
    """Acts that need another to say what they are about, over all languages."""
    return frozenset().union(*(lexicon(lang.load(code)).light for code in lang.codes()))


def stem(lemma: str) -> str:
    """A word without accents, cut to six letters.

    >>> stem("Négociation") == stem("négocier")
    True
    """
    return fold(lemma)[:STEM]


def terms(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Term, ...]:
    """The terms of a sentence in order: longest run of a concept first, then single words. Linear.

    Words that carry no content (by part of speech, or listed as function words) give none.
    """
    forms = [_forms(tokens, at, lexicon) for at in range(len(tokens))]
    out: list[Term] = []
    taken: set[int] = set()
    parted = apart(forms, tokens, _loose(lexicon))
    for at in range(len(tokens)):
        run = _run(forms, tokens, at, lexicon)
        if at in parted and len(parted[at][1]) > (len(run.tokens) if run else 0):
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
        elif _is_name(tokens, at):  # by the parts between hyphens: tokenisers disagree on *Port-Salin*
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
    is_name = _is_name(tokens, at) and tokens[at].text not in lexicon.capitals
    best = None if is_name else _sense(forms, tokens, at, lexicon) or _word(forms[at], tokens[at], at, lexicon)
    states: list[tuple[tuple[str, ...], tuple[int, ...]]] = [
        ((form,), (at,)) for form in dict.fromkeys(forms[at]) if form in lexicon.starts
    ]
    for here in range(at + 1, min(at + 1 + LONGEST, len(tokens))):
        grown = [((*w, form), (*i, here)) for w, i in states for form in dict.fromkeys(forms[here])]
        for words, indices in grown:
            if words in lexicon.runs and (best is None or len(indices) > len(best.tokens)):
                best = Term(*lexicon.runs[words], indices)
        kept = states if tokens[here].pos in SKIPPED else []
        states = [s for s in grown if s[0] in _prefixes(lexicon)] + kept
        if not states:
            break
    return best


def _sense(forms: Sequence[tuple[str, str]], tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Term | None:
    """What a verb means by what it is done to or done by, where that is not what it is listed with."""
    senses = lexicon.senses.get(forms[at][0]) if tokens[at].pos in ("VERB", "ADJ") else None
    key = meant(senses, tokens, at) if senses else None
    return None if key is None else Term(key, "act" if key in lexicon.acts else "word", (at,))


def _goes_on(run: Term, forms: Sequence[tuple[str, str]], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a run is an auxiliary with a word from which a longer one goes on (*a été remis en liberté*), or a
    reflexive pronoun with a verb that means another thing here (*les prix se sont envolés*)."""
    if len(run.tokens) != 2:
        return False
    first, second = run.tokens
    if forms[first][0] == "se":
        return _sense(forms, tokens, second, lexicon) is not None
    longer = _run(forms, tokens, second, lexicon) if tokens[first].pos == "AUX" else None
    return longer is not None and len(longer.tokens) > len(run.tokens)


def _word(forms: tuple[str, str], token: Token, at: int, lexicon: Lexicon) -> Term | None:
    """The concept that a word is alone; a verb that has the form of a noun is not that noun (*il est*, *jugé*)."""
    tag = AS_VERB if token.pos in ("VERB", "AUX") else AS_NO_VERB
    for form in forms:
        plain = lexicon.runs.get((form + tag,)) or lexicon.runs.get((form,), ("", "word"))
        key, kind = _as_spelt(form, token, plain, lexicon)
        if key and token.pos in ALONE and (form == forms[0] or kind == "act" or token.pos != "VERB"):
            return Term(key, kind, (at,))
    return None


def _as_spelt(form: str, token: Token, plain: tuple[str, Kind], lexicon: Lexicon) -> tuple[str, Kind]:
    """What a listed word means, by its accents if some other word has others; verbs are met by forms of their own."""
    listed = lexicon.accents.get(form)
    written = [word for word in (token.text.casefold(), token.lemma.casefold()) if fold(word) == form]
    if not listed or not written or token.pos in ("VERB", "AUX"):
        return plain
    return next((listed[word[1:]] for word in written if word[1:] in listed), ("", "word"))


@cache
def _loose(lexicon: Lexicon) -> Mapping[tuple[str, ...], tuple[str, Kind]]:
    """The runs whose words may stand apart, idioms left out."""
    said = {run: value for run, value in lexicon.runs.items() if value[0]}
    return loose(said, lexicon.before_nouns | {OWN})


@cache
def _prefixes(lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    return frozenset(run[:n] for run in lexicon.runs for n in range(1, len(run) + 1))


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a name, by its tag or by its capital inside a sentence (taggers miss names they do not know).

    At the start of a sentence or quotation, where every word has a capital, the entity tag must agree.
    """
    token = tokens[at]
    if all(t.pos == "PUNCT" for t in tokens[max(0, at - 2) : at]) and (at < 2 or tokens[at - 1].pos == "PUNCT"):
        return token.pos == "PROPN" and token.ent != "O"
    return token.pos == "PROPN" or (token.text[:1].isupper() and token.pos in ("NOUN", "ADJ", "X", "VERB"))


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
    found = fold(token.lemma)
    listed = {(found,), (fold(token.text),)} & lexicon.runs.keys()
    if token.pos == "ADJ" or (token.pos == "NOUN" and not listed):  # *ils l'ont ligotée* is no noun
        return lexicon.participles.get(token.text.casefold(), found)
    form = fold(token.text)
    if token.pos == "VERB" and found in (form, form[:-1]):  # *cordoned* is no form of *cordone*
        return lexicon.verbs.get(form, found)
    return found


def _key(token: Token, lexicon: Lexicon) -> str:
    """The lemma; any reflexive pronoun is *se*, and the d' and l' of elision are what they stand for."""
    if "Reflex=Yes" in token.morph or (token.dep == "expl:comp" and token.pos == "PRON"):
        return "se"
    return OWN if "Poss=Yes" in token.morph else lemma(token, lexicon)


def _parts(lemma: str) -> tuple[str, ...]:
    """A listed lemma as the sequence of folded lemmas it is met as (*s'entendre* → *se entendre*)."""
    spaced = "se " + lemma[2:] if fold(lemma).startswith("s'") else lemma
    return tuple(w.casefold() if len(w) == 1 else fold(w) for w in spaced.replace("’", "'").replace("'", "' ").split())


def _spellings(lemma: str) -> set[tuple[str, ...]]:
    """A listed lemma as tokenisers may have it: they part some words at hyphens (*co-worker*) and keep others whole."""
    return {_parts(lemma), _parts(lemma.replace("-", " - "))} if "-" in lemma else {_parts(lemma)}
