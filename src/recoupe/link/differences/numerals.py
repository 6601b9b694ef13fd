"""The words and patterns by which a language writes quantities: the compiled ``numbers.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Language, Row
from recoupe.text.patterns import either

WORD = r"[^\W\d_][\w-]*"
BESIDE = r"[^\W\d_][\w'-]*"
"""A word, and one that may stand between a number and what belongs to it."""


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """``run`` is the pattern of a number, ``pattern`` finds one before what it counts, ``share`` a part of a whole,
    ``money`` an amount behind its sign, ``stated`` a number said of what it counts, ``unnamed`` one of people whom a
    pronoun names or none, ``multiple`` how many times as much, ``many`` a plural of round numbers (*des dizaines*),
    ``part`` some of a number that is known; ``written`` gives each unit that is written out one word, ``one`` finds an
    article that counts one of what measures; ``streak`` what says behind a number that things followed one another.

    ``words`` and ``scales`` give the values of number words, ``vague`` those of round ones, ``short`` what is written
    beside signs of money, ``signs`` their units; ``units`` the base unit of a word, how many of it, and whether it
    measures; ``rounded`` those that are converted with a loss; ``lengths`` seconds, ``shares`` hundredths;
    ``never`` no things.
    """

    run: str
    pattern: re.Pattern[str]
    share: re.Pattern[str]
    money: re.Pattern[str]
    stated: re.Pattern[str]
    unnamed: re.Pattern[str]
    multiple: re.Pattern[str]
    streak: re.Pattern[str]
    many: re.Pattern[str]
    part: tuple[re.Pattern[str], ...]
    written: tuple[tuple[re.Pattern[str], str], ...]
    one: re.Pattern[str]
    moved: re.Pattern[str]
    group: re.Pattern[str]
    parts: re.Pattern[str]
    words: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    short: Mapping[str, float]
    signs: Mapping[str, str]
    units: Mapping[str, tuple[str, float, bool]]
    rounded: frozenset[str]
    lengths: Mapping[str, float]
    lots: Mapping[str, tuple[float, float]]
    lot_scales: Mapping[str, float]
    shares: Mapping[str, float]
    bounds: Mapping[str, frozenset[str]]
    skip: frozenset[str]
    increments: frozenset[str]
    never: frozenset[str]


@cache
def numerals(language: Language) -> Numerals:
    """Read from a language's data."""
    data = language.table("numbers")
    ones, words, scales, vague = (values(data[key]) for key in ("ones", "words", "scales", "vague"))
    money, group = data["money"], _any_of(data["group"])
    short, signs = values(money["scales"]), dict(money["signs"])
    run = _run(data, group)
    return Numerals(
        run=run,
        pattern=_whole(data, run),
        share=_parts_of(data, run),
        money=_amounts(data, group),
        stated=_said(data, run),
        unnamed=_unnamed(data, run),
        multiple=_multiple(data, run),
        streak=_compiled(rf"(?: {BESIDE}){{0,2}}? (?:{either(data['streak'])})\b"),
        many=_many(data),
        part=_part(data, run),
        written=tuple((_compiled("|".join(found)), sign) for sign, found in data["written"].items()),
        one=_one(data),
        moved=_compiled(rf"\b(?:{either(data['moved'])})\b[^.;]{{0,40}}?\b(?:{either(data['from'])}) ?$"),
        group=re.compile(rf"{group}(?=\d{{3}}(?!\d))"),
        parts=re.compile(rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+"),
        words=words | ones,
        scales=scales,
        vague=vague,
        short=short,
        signs=signs,
        units=_units(data)
        | {a + s: (base, f, True) for s, base in signs.items() for a, f in ({"": 1.0} | short).items()},
        rounded=frozenset(word for row in data["unit"] if "rounded" in row for word in row["words"]),
        lengths=values(data["lengths"]),
        lots={word: (float(low), float(high)) for word, (low, high) in data["lots"]["words"].items()},
        lot_scales=values(data["lots"]["scales"]),
        shares=values(data["shares"]),
        bounds={key: frozenset(found) for key, found in data["bounds"].items()},
        skip=frozenset(data["skip"]),
        increments=frozenset(data["increments"]),
        never=frozenset(data["never"]),
    )


def values(table: Mapping[str, float]) -> dict[str, float]:
    return {key: float(value) for key, value in table.items()}


def _units(data: Row) -> dict[str, tuple[str, float, bool]]:
    return {w: (row["base"], float(row["factor"]), "counts" not in row) for row in data["unit"] for w in row["words"]}


def _run(data: Row, group: str) -> str:
    """A number in figures or words, with all that belongs to it: *deux cent mille*, *12 000*."""
    scales, vague = data["scales"], data["vague"]
    number = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|{either((*data['words'], *scales, *vague))})"
    link = rf"(?:[ -](?:(?:{either(data['joiners'])})[ -])?)"
    more = rf"(?<=[^\W\d]){link}(?:{number}|(?:{either(data['ones'])}))|[ -](?:{either((*scales, *vague))})"
    return rf"{number}(?:{more})*(?:(?<=\d)(?=(?:{either(data['glued'])})\b)|(?![^\W\d_]))"


def bound_of(data: Row) -> str:
    """A word of bound before a number, if one stands there: *au moins*, *about*."""
    return rf"(?:(?P<bound>{either(word for words in data['bounds'].values() for word in words)}) )?"


def _sign(data: Row) -> str:
    return rf"(?:{either(data['money']['scales'])})?(?:{either(data['money']['signs'])})"


def _whole(data: Row, run: str) -> re.Pattern[str]:
    """*au moins douze blessés*, *de 10 à 15 km*, *65 M€*."""
    of, sign, glued = either(data["of"]), _sign(data), either(data["glued"])
    joined = rf"|-(?=(?:{either(data['joined'])})\b(?!-))" if data["joined"] else ""
    owner = rf"of (?:{either(data['owners'])}) [^\W\d_][\w-]*'s? " if data["owners"] else r"(?!)"
    return _compiled(
        rf"(?<![\w.,/-]){bound_of(data)}(?:{either(data['articles'])} )?(?P<low>{run})"
        rf"(?:(?: (?:{either(data['range'])}) | ?[-–] ?)(?P<high>{run}))?"
        rf"(?![\d/:])(?: |(?=[%°]|{sign}|(?:{glued})\b){joined})(?:{owner}|{of})?"
        rf"(?P<noun>{sign}|{WORD}|[%°])(?: (?:{of})?(?P<next>{WORD}))?"
    )


def _many(data: Row) -> re.Pattern[str]:
    """*des dizaines de maisons*, *plusieurs centaines de milliers d'euros*, *dozens of homes*."""
    lots, of = data["lots"], either(data["of"])
    alone = rf"|(?=(?:{either(lots['alone'])})\b)" if lots["alone"] else ""
    return _compiled(
        rf"(?<![\w.,/-])(?:(?:{either(lots['before'])}) {alone})(?P<lots>{either(lots['words'])}) "
        rf"(?:(?:{of})?(?P<scale>{either(lots['scales'])}) )?(?:{of})?(?P<noun>{WORD})(?: (?:{of})?(?P<next>{WORD}))?"
    )


def _part(data: Row, run: str) -> tuple[re.Pattern[str], ...]:
    """*quatre des neuf mineurs*, *six mineurs sur neuf*, *four of the nine miners*, *six miners out of nine*."""
    said = data["partitive"]
    some = rf"(?<![\w.,/-]){bound_of(data)}(?P<low>{run})"
    return (
        _compiled(rf"{some} (?:{either(said['of'])}) (?P<whole>{run}) (?P<noun>{WORD})"),
        _compiled(rf"{some} (?P<noun>{WORD}) (?:{either(said['out_of'])}) (?P<whole>{run})(?![\w%])"),
    )


def _one(data: Row) -> re.Pattern[str]:
    """*une tonne*, *un an*, *a single shot*: what stands for the figure 1 before what it measures or counts."""
    said = data["one"]
    measures = either(w for row in data["unit"] if "counts" not in row for w in row["words"] if w != "%")
    measures = rf"(?:{measures})\b|(?:{either(data['lengths'])}) (?:{either(said['lengths'])})"
    behind = "".join(rf"(?<!\b{re.escape(word)} )" for word in said["not_behind"])
    article = rf"{behind}\b(?:{either(said['words'])})(?= (?:{measures}))"
    led = "|".join(rf"(?<=\b{re.escape(word)} )" for word in said["behind"])
    led = rf"|(?:{led})(?:{either(said['articles'])})(?= (?:{measures}))" if said["behind"] else ""
    return _compiled(rf"{article}{led}|\b(?:{either(said['only'])})(?= {WORD})")


def _parts_of(data: Row, run: str) -> re.Pattern[str]:
    """*sept sur dix*, *un élève sur trois*, *la moitié*."""
    more = either((*data["scales"], *data["vague"]))
    return _compiled(
        rf"(?<![\w.,/-])(?:(?P<part>{run}|{either(data['ones'])})(?: {BESIDE}){{0,3}}? "
        rf"(?:{either(data['of_each']['words'])}) (?P<of>{run})"
        rf"|(?P<share>{either(data['shares'])}))(?![\w/:%]| (?:{more})\b)"
    )


def _amounts(data: Row, group: str) -> re.Pattern[str]:
    """*€65m*, *$1.2 billion*."""
    scales = either((*data["money"]["scales"], *data["scales"]))
    return _compiled(
        rf"{bound_of(data)}(?P<noun>{either(data['money']['signs'])}) ?"
        rf"(?P<low>\d+(?:{group}\d{{3}})*(?:[.,]\d+)?)(?P<high>(?!))?(?: ?(?P<scale>{scales})(?!\w))?"
    )


def _said(data: Row, run: str) -> re.Pattern[str]:
    """*les manifestants étaient 1 500*, *le nombre de cas s'élève à 23*; *de magnitude 6,9*."""
    said = data["stated"]
    named = (
        rf"(?<!\w)(?P<named>{either(said['named'])})[ -](?:{either(said['named_by'])})?(?P<level>{run})(?![\w%]|[.,]\d)"
        rf"|(?<![\w.,])(?P<grade>{run})-(?P<of>{either(said['named'])})\b"  # *the 6.2-magnitude quake*
    )
    return _compiled(
        rf"{named}|(?<!\w)(?:{either(said['before'])})(?!(?:{either(said['heads'])})\b)(?P<noun>{WORD})"
        rf"(?: {BESIDE}){{0,3}}? "
        rf"(?:(?:{either(said['verbs'])}) (?:(?:{either(said['between'])}) )?"
        rf"|(?:{either(said['moving'])}) {run}(?: {BESIDE})? (?:{either(data['range'])}) )"
        rf"{bound_of(data)}(?P<low>{run})(?P<high>(?!))?"
        rf"(?![\w%]|[.,]\d| ?[/:%€$£]| (?:{either(said['not_before'])}))"
        rf"(?=[.,;:!?)»”\"]|$| (?:{either(said['after'])})\b)"
    )


def _unnamed(data: Row, run: str) -> re.Pattern[str]:
    """*ils sont peut-être 9 000*; *sept autres étaient portées disparues*."""
    said, gone = data["pronouns"], data["left_out"]
    others, verbs = (rf"(?:{either(gone[key])}) " for key in ("others", "verbs"))
    return _compiled(
        rf"(?<![\w.,/'-])(?:(?:{either(said['words'])}) (?:{either(said['verbs'])}) {bound_of(data)}(?P<low>{run})"
        rf"(?=[.,;:!?)»”\"]|$| (?:{either(data['stated']['after'])})\b)(?!,\d)(?P<noun>)"
        rf"|(?P<some>{run}) (?:{others}(?:{verbs})*|(?:{verbs})+)"
        rf"(?P<as>{either(gone['words'])})\b)(?P<high>(?!))?"
    )


def _multiple(data: Row, run: str) -> re.Pattern[str]:
    """*douze fois la limite*, *twelve times higher than*."""
    words, then = either(data["multiple"]["words"]), either(data["multiple"]["then"])
    return _compiled(rf"(?<![\w.,/-]){bound_of(data)}(?P<low>{run})(?P<high>(?!))? (?P<noun>{words})(?= (?:{then}))")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any_of(marks: Iterable[str]) -> str:
    return "[" + "".join(re.escape(mark) for mark in marks) + "]"
