"""The words by which a language turns a clause into its contrary: the compiled ``oppose.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Language
from recoupe.link.alignment.lexicon import verb_forms
from recoupe.text.folding import fold, plain


@dataclass(frozen=True, slots=True, eq=False)
class Polarity:
    """The compiled ``oppose.toml`` of a language; ``forms`` leads from the forms of its verbs to their lemmas."""

    undoing: frozenset[str]
    denying: frozenset[str]
    apart: frozenset[str]
    without: frozenset[str]
    lack: frozenset[str]
    open: frozenset[str]
    alone: frozenset[str]
    neither: frozenset[str]
    missing: frozenset[str]
    nobody: frozenset[str]
    nothing: frozenset[str]
    bearing: frozenset[str]
    thin: frozenset[str]
    taking: frozenset[str]
    taken: frozenset[str]
    carrying: frozenset[str]
    holding: frozenset[str]
    concluding: frozenset[str]
    forbidden: frozenset[str]
    limits: frozenset[str]
    strong: frozenset[str]
    one: frozenset[str]
    comparing: frozenset[str]
    hypothetical: frozenset[str]
    wanting: frozenset[str]
    purpose: frozenset[str]
    ended: frozenset[str]
    aside: frozenset[str]
    aside_after: frozenset[str]
    but: frozenset[str]
    causing: frozenset[str]
    lacking: frozenset[str]
    pointing: frozenset[str]
    that: frozenset[str]
    through: frozenset[str]
    wrongly: frozenset[str]
    recent: frozenset[str]
    excepting: frozenset[str]
    links: frozenset[str]
    replying: frozenset[str]
    forms: Mapping[str, str]


@cache
def polarity(language: Language) -> Polarity:
    """Read from a language's data."""

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(w).removeprefix("s'") for w in language.words("oppose", key))

    return Polarity(
        undoing=folded("undoing.lemmas"),
        denying=folded("undoing.denying"),
        apart=folded("undoing.apart"),
        without=folded("undoing.without"),
        lack=folded("undoing.lack"),
        open=folded("undoing.open"),
        alone=folded("undoing.alone"),
        neither=folded("undoing.neither"),
        missing=folded("undoing.missing"),
        nobody=folded("undoing.nobody"),
        nothing=folded("undoing.nothing"),
        bearing=folded("bearing.lemmas"),
        thin=folded("thin.lemmas"),
        taking=folded("thin.taking"),
        taken=folded("thin.taken"),
        carrying=folded("carrying.lemmas"),
        holding=folded("thin.holding"),
        concluding=folded("bearing.concluding"),
        forbidden=folded("bearing.forbidden"),
        limits=folded("limits.words"),
        strong=folded("limits.strong"),
        one=folded("limits.one"),
        comparing=folded("limits.comparing"),
        hypothetical=frozenset(fold(w) for w in language.words("oppose", "limits.hypothetical")),
        wanting=folded("wanting.lemmas"),
        purpose=folded("wanting.marks"),
        ended=folded("ended.words"),
        aside=folded("aside.words"),
        aside_after=folded("aside.after"),
        but=folded("aside.but"),
        causing=folded("reasons.lemmas"),
        lacking=folded("undoing.lacking"),
        pointing=folded("cleft.subjects"),
        that=folded("carrying.that"),
        through=folded("carrying.through"),
        wrongly=folded("undoing.wrongly"),
        recent=folded("ended.recent"),
        excepting=folded("limits.excepting"),
        links=folded("links.words"),
        replying=folded("replying.verbs"),
        forms=verb_forms(language, (w for row in language.table("oppose").values() for w in row.get("lemmas", ())))[0],
    )


def is_false(text: str, language: Language) -> bool:
    """Whether a passage says of what was said before that it is false.

    >>> from recoupe import lang
    >>> is_false("C’est tout à fait faux", lang.load("fr")), is_false("Le barrage est fissuré", lang.load("fr"))
    (True, False)
    """
    return bool(_flat(language).match(_unquoted(text)))


def _unquoted(text: str) -> str:
    """A passage as patterns read it, without the marks of its quotations."""
    return re.sub('[«»"“”] ?', "", plain(text)).strip()


@cache
def _flat(language: Language) -> re.Pattern[str]:
    data = language.table("oppose")["flat"]
    either = {k: "|".join(re.escape(fold(w)) for w in data[k]) for k in ("openings", "adverbs", "words", "alone")}
    return re.compile(
        rf"(?:(?:{either['openings']}) (?:(?:{either['adverbs']}) )*(?:{either['words']})|(?:{either['alone']}))\b"
    )


def decries(text: str, language: Language) -> bool:
    """Whether a passage blames whoever would say a thing, and so says that the thing is not so.

    >>> from recoupe import lang
    >>> decries("Dire que l’eau est potable est irresponsable", lang.load("fr"))
    True
    >>> decries("Dire que l’eau est rare serait un euphémisme", lang.load("fr"))
    False
    """
    return bool(_decrying(language).match(_unquoted(text)))


@cache
def _decrying(language: Language) -> re.Pattern[str]:
    data = language.table("oppose")["flat"]
    say, call, turned = ("|".join(re.escape(fold(w)) for w in data[k]) for k in ("saying", "calling", "turned"))
    blame = "|".join(plain(w) for w in data["decrying"])
    return re.compile(
        rf"(?:{say})\b.{{3,}}\b(?:{call})\b(?: [\w'-]+){{0,4}}?[ '](?:{blame})\b(?!.*\b(?:{call})\b)"
        rf"|(?:{turned})(?: [\w'-]+){{0,4}}?[ '](?:{blame}) (?:que )?(?:d'|de )?(?:{say})\b"
    )


def is_outright(text: str, language: Language) -> bool:
    """Whether a passage denies of all, or for all times: *nobody*, *never*, *not a single*.

    >>> from recoupe import lang
    >>> is_outright("Nous n’avons reçu aucune alerte", lang.load("fr")), is_outright("Not yet", lang.load("en"))
    (True, False)
    """
    return bool(_outright(language).search(plain(text)))


@cache
def _outright(language: Language) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(w)) for w in language.words("oppose", "replying.outright"))
    return re.compile(rf"\b(?:{words})\b")


def is_dispute(text: str, language: Language) -> bool:
    """Whether a passage says that somebody disputes what was said before.

    >>> from recoupe import lang
    >>> is_dispute("Le maire tombe des nues", lang.load("fr")), is_dispute("Le maire tombe", lang.load("fr"))
    (True, False)
    """
    return bool(contradicting(language).phrases.search(plain(text)))


def lays(text: str, language: Language) -> bool:
    """Whether a passage says that something is due to somebody or something: *le gel a provoqué la panne*."""
    laying, clearing = _blame(language)
    return bool(laying.search(plain(text))) and not clearing.search(plain(text))


def clears(text: str, language: Language) -> bool:
    """Whether a passage says that somebody or something has no part in it.

    >>> from recoupe import lang
    >>> clears("Le gel n’y est pour rien", lang.load("fr")), lays("Le gel est en cause", lang.load("fr"))
    (True, True)
    """
    return bool(_blame(language)[1].search(plain(text)))


@cache
def _blame(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = language.table("oppose")["blame"]
    laying, clearing = (re.compile("|".join(rf"\b{plain(w)}\b" for w in data[k])) for k in ("laying", "clearing"))
    return laying, clearing


@dataclass(frozen=True, slots=True, eq=False)
class Contradicting:
    """How an article says that one speaks against another: the compiled table ``rejoinder`` of ``oppose.toml``."""

    verbs: frozenset[str]
    denying: frozenset[str]
    disputing: frozenset[str]
    phrases: re.Pattern[str]
    pointing: re.Pattern[str]
    contrast: re.Pattern[str]


@cache
def contradicting(language: Language) -> Contradicting:
    """Read from a language's data.

    >>> from recoupe import lang
    >>> words = contradicting(lang.load("fr"))
    >>> bool(words.phrases.search("l'agent ne l'entend pas de cette oreille :"))
    True
    """
    data = language.table("oppose")["rejoinder"]

    def lemmas(key: str) -> frozenset[str]:
        return frozenset(fold(w).removeprefix("s'") for w in data[key])

    def any_of(key: str) -> re.Pattern[str]:
        return re.compile("|".join(rf"\b{plain(w)}\b" for w in data[key]))

    denying, rejecting = lemmas("denying"), lemmas("rejecting")
    verbs = lemmas("verbs") | frozenset(verb_forms(language, data["verbs"])[0])
    return Contradicting(verbs, denying, denying | rejecting, any_of("phrases"), any_of("pointing"), any_of("contrast"))
