"""The words of a language that have a meaning shared across languages, compiled from its data for ``terms``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from recoupe.errors import LanguageError
from recoupe.lang import Language
from recoupe.lang.inflect import inflect
from recoupe.link.alignment.senses import Sense, senses
from recoupe.text.folding import fold

AS_VERB, AS_NO_VERB, AS_NOUN = "/v", "/n", "/s"
"""What a lemma is marked with that has its meaning as a verb alone, as anything else, as a noun alone."""
OWN = "*own"
"""What any possessive stands as inside a run: *mettre fin à ses jours*, *à leurs jours*."""
NATION = "of:"
"""What the keys of words for what is of a country begin with."""
GLOSSARIES = ("glossary", "deeds")
"""Tables of words of one meaning, beyond the acts and things of ``concepts.toml``."""
_FIGURE = re.compile(r"\d+(?:[.,\s]\d{3})*(?:[.,]\d+)?")
_GROUPS = re.compile(r"[.,\s](?=\d{3}(?!\d))")
Kind = Literal["act", "thing", "word", "name", "number"]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The compiled ``concepts.toml`` of a language. ``runs`` maps folded lemma sequences to ``(key, kind)``, without a
    key for an idiom that says nothing by itself (*en train de*); ``verbs`` gives the lemma of each form of the verbs
    among them, ``participles`` of each past participle as it is written; ``demonyms`` the key of each word for what is
    of a country; ``accents`` how each listed word is spelt, where an accent makes another word of it; ``capitals`` the
    words listed with a capital, which are no names where they are written so (*PDG*, *ONG*); ``senses`` what some verbs
    mean beside some words; ``acts`` the keys of acts; ``days`` the names of weekdays and months."""

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
    dating: frozenset[str]
    days: frozenset[str]
    earlier: frozenset[str]
    numbers: Mapping[str, int]
    joiners: frozenset[str]
    shares: Mapping[str, float]
    of_each: frozenset[str]
    labels: frozenset[str]
    symbols: Mapping[str, str]
    shorts: Mapping[str, int]
    former: tuple[str, ...]


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
    runs |= {tuple(OWN if word in own else word for word in run): runs[run] for run in [*runs] if own & {*run}}

    def folded(key: str) -> frozenset[str]:
        return frozenset(" ".join(_parts(word)) for word in language.words("concepts", key))

    known = [lemma for _, lemma in (*acts, *things, *deeds)]  # nouns have no forms of a verb
    known += language.words("concepts", "support.lemmas")
    verbs = [lemma.removesuffix(AS_VERB) for lemma in known if not lemma.endswith((AS_NO_VERB, AS_NOUN))]
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
        language.words("concepts", "lasting.words"),
        folded("dating.words"),
        frozenset(fold(word) for name in ("weekday", "month") for word in language.table("time")["class"][name]),
        frozenset(fold(word) for word in language.words("concepts", "earlier.words")),
        numbers,
        frozenset(figures["joiners"]),
        {fold(words): float(value) for words, value in figures["shares"].items()},
        frozenset(fold(word) for word in figures["of_each"]["words"]),
        frozenset(fold(word) for word in figures["labels"]["words"]),
        language.table("concepts")["money"]["symbols"],
        figures["money"]["scales"],
        tuple(language.table("concepts")["letters"]["former"]),
    )


def _pairs(table: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(key, lemma) for key, lemmas in table.items() for lemma in lemmas]


def _accents(listed: Iterable[tuple[str, tuple[str, Kind]]]) -> Mapping[str, Mapping[str, tuple[str, Kind]]]:
    """For each word without accents, what it means in each of its spellings, these after their first letter: a capital
    may go without an accent."""
    found: dict[str, dict[str, tuple[str, Kind]]] = {}
    for lemma, value in listed:
        word = _bare(lemma)
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
def unmarked(lexicon: Lexicon) -> Mapping[tuple[str, ...], tuple[str, Kind]]:
    """The runs for a reader that knows no parts of speech: what is listed as a verb and as no verb is no verb."""
    plain = {tuple(map(fold, run)): value for run, value in lexicon.runs.items()}
    found = {(run[0].removesuffix(AS_VERB), *run[1:]): value for run, value in plain.items()}
    return found | {(_bare(run[0]), *run[1:]): value for run, value in plain.items() if not run[0].endswith(AS_VERB)}


def number_key(form: str, lexicon: Lexicon) -> str:
    """A number word or figure as a key that languages share.

    >>> from recoupe import lang
    >>> number_key("dix-sept", lexicon(lang.load("fr"))) == number_key("17", lexicon(lang.load("en")))
    True
    """
    value = number_value(form, lexicon)
    return f"#:{form if value is None else format(value, 'g')}"


def number_value(form: str, lexicon: Lexicon) -> float | None:
    """What a folded number word or figure is worth; None for another word.

    >>> from recoupe import lang
    >>> number_value("quatre-vingt-dix", lexicon(lang.load("fr"))), number_value("1.200", lexicon(lang.load("en")))
    (90.0, 1200.0)
    """
    if _FIGURE.fullmatch(form):
        return float(_GROUPS.sub("", form).replace(",", "."))
    total = 0.0
    for part in form.replace("-", " ").split():
        if total and part in lexicon.joiners:
            continue
        value = lexicon.numbers.get(part, lexicon.numbers.get(part.rstrip("s")))
        if value is None:
            return None
        total = total * value if 0 < total < value else total + value
    return total or None


def _parts(lemma: str) -> tuple[str, ...]:
    """A listed lemma as the sequence of folded lemmas it is met as (*s'entendre* → *se entendre*)."""
    spaced = "se " + lemma[2:] if fold(lemma).startswith("s'") else lemma
    return tuple(w.casefold() if len(w) == 1 else fold(w) for w in spaced.replace("’", "'").replace("'", "' ").split())


def _bare(word: str) -> str:
    """A listed word without what it is marked as."""
    return word.removesuffix(AS_VERB).removesuffix(AS_NO_VERB).removesuffix(AS_NOUN)


def _spellings(lemma: str) -> set[tuple[str, ...]]:
    """A listed lemma as tokenisers may have it: they part some words at hyphens (*co-worker*) and keep others whole."""
    return {_parts(lemma), _parts(lemma.replace("-", " - "))} if "-" in lemma else {_parts(lemma)}
