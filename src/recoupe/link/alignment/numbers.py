"""Numbers with what they count: *douze morts*, *une vingtaine de wagons*, *1.200 people were evacuated*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe import lang
from recoupe.link.alignment.lexicon import NATION, Lexicon, number_value
from recoupe.link.alignment.terms import Term
from recoupe.model import Token
from recoupe.text.folding import fold

_FIGURE = re.compile(r"(?P<figure>\d(?:[\d.,]*\d)?)(?P<rest>[^\W\d]*\W?)")
"""A figure with the letters that multiply it, and maybe a sign of currency."""
SHARE = "percent"
"""The key of hundredths, in which a part of a whole is given: *sept salariés sur dix*."""
APART = 4
"""Words within which the whole stands behind its part."""
ONES = (1.0, 11.0)
"""What a word joins to tens (*vingt et un*, *soixante et onze*)."""
_SIGNS, _HYPHEN = ".€$£¥", "-"


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """A value and the keys of what it counts (the noun, and the act the noun takes part in), sorted; ``aged``: it says
    how old somebody is."""

    value: float
    counts: tuple[str, ...]
    aged: bool = False


def amounts(
    tokens: Sequence[Token], inside: frozenset[int], terms: Sequence[Term], lexicon: Lexicon
) -> tuple[Amount, ...]:
    """The numbers among the words ``inside`` a sentence that count something; any where nothing else is said."""
    keys = {i: t.key for t in terms for i in t.tokens if t.kind in ("act", "thing", "word")}
    told = [t for t in terms if t.kind != "number" and not is_tally(tokens[t.tokens[0]], lexicon)]
    out = []
    for i in sorted(inside):
        if sum_ := money(tokens, i, lexicon):
            out.append(Amount(sum_[0], tuple(sorted({sum_[1], *counted_by(tokens, i, keys)}))))
            continue
        if part := share(tokens, i, lexicon):
            out.append(Amount(part, tuple(sorted({SHARE, *counted_by(tokens, i, keys)}))))
            continue
        value = number(tokens[i], lexicon)
        if value is None or _goes_on(tokens, i, lexicon) or _is_known(tokens, i, value) or is_label(tokens, i, lexicon):
            continue
        if _is_whole(tokens, i, lexicon) or (i + 1 < len(tokens) and share(tokens, i + 1, lexicon)):
            continue
        value = _with_next(tokens, i, value, lexicon)
        counted = counted_by(tokens, i, keys)
        aged = is_age(tokens, i, lexicon)
        if aged or is_distance(tokens, i, lexicon):  # these count nothing that is done
            counted = tuple(key for key in counted if key not in lexicon.acts)
        if whole := _whole_of(tokens, i, value, lexicon):
            value, counted = 100 * value / whole, tuple(sorted({*counted, SHARE}))
        if counted or not told or _counts_a_noun(tokens, i):
            out.append(Amount(value, counted, aged))
    return tuple(sorted(set(out)))


def is_tally(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word only says that something is a count: *le chiffre*, *the toll*."""
    return fold(token.lemma) in lang.load(lexicon.code).words("refer", "tallies")


def is_label(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a figure is part of a name, and counts nothing: *le vol 318*, *a Boeing 737*, not *un vol, 3 blessés*."""
    named = bool(i) and fold(tokens[i - 1].text) in lexicon.labels
    return named and tokens[i].text[:1].isdigit() and not _counts_a_noun(tokens, i)


def money(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[float, str] | None:
    """The value of a sum in short and the key of its currency, at the token that holds the figure: *€48m*, *48 M€*."""
    found = _FIGURE.fullmatch(tokens[i].text)
    value = number_value(found["figure"], lexicon) if found else None
    if found is None or value is None:
        return None
    after = [token.text for token in tokens[i + 1 : i + 3]]
    size = (found["rest"] or next(iter(after), "")).rstrip(_SIGNS).lower()
    near = [tokens[i - 1].text if i else "", tokens[i].text, *(after if size in lexicon.shorts else after[:1])]
    sign = next((c for text in near if (c := text.rstrip(".")[-1:]) in lexicon.symbols), None)
    if sign is None:
        return None
    times = lexicon.shorts.get(size)
    return (value * times if times else _with_next(tokens, i, value, lexicon)), lexicon.symbols[sign]


def share(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> float | None:
    """The hundredths that a fraction which ends at token ``i`` is of something: *half of the voters*."""
    if i + 1 >= len(tokens) or tokens[i].pos in ("PUNCT", "ADP") or tokens[i + 1].pos != "ADP":
        return None
    words = [fold(token.text) for token in tokens[max(0, i - 1) : i + 1]]
    sizes = (2,) if i and tokens[i - 1].pos == "ADJ" else (2, 1)  # not *the second half of*
    return next((v for n in sizes if (v := lexicon.shares.get(" ".join(words[-n:])))), None)


def is_age(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a number of years says how old somebody is: *un homme de 34 ans*, *a 34-year-old man*, no *peine de 2
    ans*."""
    words = lang.load(lexicon.code)
    behind = [fold(token.text) for token in tokens[i + 1 : i + 6] if token.text != _HYPHEN][:2]
    set_off = i > 1 and tokens[i - 1].text == "," and tokens[i - 2].pos in ("PROPN", "NOUN", "X")
    if set_off and behind[:1] == [","] and tokens[i].text.isdigit():  # *Ann Lee, 47, was hurt*
        return True
    if not behind or behind[0] not in words.words("time", "lists.age_units"):
        return False
    if set_off and behind[1:] == [","]:  # *Ana Roy, 47 ans, …*
        return True
    before = [fold(token.text).rstrip("'’") for token in tokens[max(0, i - APART) : i]]
    of = before[-1:] and before[-1] in words.words("time", "lists.age_of")
    lasting = words.words("time", "lists.durative") & {*before, *behind[1:]}
    return behind[1:] == ["old"] or bool(of and not lasting and len(before) > 1)


def is_distance(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a number says how long before or after an act something is: *huit jours après sa mort*."""
    words = lang.load(lexicon.code)
    behind = [fold(token.text) for token in tokens[i + 1 : i + 1 + APART]]
    unit = next((k for k, word in enumerate(behind[:2]) if word in words.words("time", "lists.distance_units")), None)
    before = " ".join(fold(token.text) for token in tokens[max(0, i - APART) : i])
    since = any(before.endswith(word) for word in words.words("time", "lists.distance_before"))
    return unit is not None and (since or bool(words.words("time", "lists.distance") & {*behind[unit + 1 : unit + 3]}))


def _whole_of(tokens: Sequence[Token], i: int, part: float, lexicon: Lexicon) -> float | None:
    """The whole that a number is a part of: *sept salariés sur dix*, *seven out of ten workers*."""
    near = range(i + 1, min(i + APART, len(tokens)))
    wholes = (number(tokens[k], lexicon) for k in near if _is_whole(tokens, k, lexicon))
    return next((whole for whole in wholes if whole and part <= whole), None)


def _is_whole(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a number stands behind the words that make it a whole, and a number not far before these."""
    before = [fold(token.text) for token in tokens[max(0, i - APART) : i]]
    size = next((n for n in (2, 1) if " ".join(before[-n:]) in lexicon.of_each), 0)
    if not size or number(tokens[i], lexicon) is None:
        return False
    parts = [number_value(word, lexicon) is not None for word in before[:-size]]
    return any(parts[-1:]) or (any(parts) and not _counts_a_noun(tokens, i))  # not *three men in two cars*


def _is_known(tokens: Sequence[Token], i: int, value: float) -> bool:
    """Whether the number counts nothing, but points back: *les deux dirigeants*, *the two of them*."""
    before = tokens[i - 1] if i else None
    return value == 2 and before is not None and before.pos == "DET" and "Definite=Def" in before.morph


def _counts_a_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number stands before the noun that it counts, be it one without a key: *600 people were on it*."""
    noun = tokens[i].head
    return noun > i and tokens[noun].pos == "NOUN"


def number(token: Token, lexicon: Lexicon) -> float | None:
    """The value of a number word or figure; None for other words (*un*, *one* are articles more often than counts)."""
    value = number_value(fold(token.text), lexicon)
    if value is None and token.pos in ("NUM", "NOUN"):
        value = number_value(fold(token.lemma), lexicon)
    return value if value != 1 or token.text.isdigit() else None


def _goes_on(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a number word is part of the one before it: *deux cent*, *septante-deux*."""
    before = tokens[i - 1].text.lower() if i > 1 else ""
    if before in lexicon.joiners and number(tokens[i], lexicon) in ONES:
        return _rest(tokens, i - 1, number(tokens[i - 2], lexicon) or 0.0, lexicon) > 0
    return any(_next(tokens, k) == i and number(tokens[k], lexicon) is not None for k in range(max(0, i - 2), i))


def _next(tokens: Sequence[Token], i: int) -> int:
    """Where a number goes on behind token ``i``: at the next one, past the hyphen that joins two words; not that of a
    range (*12-15*)."""
    if i + 2 < len(tokens) and tokens[i + 1].text == _HYPHEN and tokens[i].end + 1 == tokens[i + 2].start:
        return i + 2 if tokens[i].text.isalpha() and tokens[i + 2].text.isalpha() else i + 1
    return i + 1


def _with_next(tokens: Sequence[Token], i: int, value: float, lexicon: Lexicon) -> float:
    """*deux cent mille*, *12 000*, *trente et un*: multiply or add the number words that follow."""
    at = _next(tokens, i)
    while at < len(tokens) and (more := number(tokens[at], lexicon)) is not None:
        following, at = tokens[at], _next(tokens, at)
        if following.text.isdigit() and len(following.text) == 3 and tokens[i].text.isdigit():
            value = value * 1000 + more
        else:
            value = value * more if more > value else value + more
    return value + _rest(tokens, at, value, lexicon)


def _rest(tokens: Sequence[Token], at: int, value: float, lexicon: Lexicon) -> float:
    """What is joined to tens: the last of *trente et un*, *soixante et onze*, *thirty-one*."""
    if not 20 <= value % 100 <= 90 or value % 10 or not 0 < at < len(tokens):
        return 0.0
    joined = tokens[at].text.lower() in lexicon.joiners
    last = tokens[at + joined] if at + joined < len(tokens) else None
    rest = number_value(fold(last.text), lexicon) if last and last.text.isalpha() else None
    return rest if rest in ONES and (joined or tokens[at - 1].text == _HYPHEN) else 0.0


def counted_by(tokens: Sequence[Token], i: int, keys: dict[int, str]) -> tuple[str, ...]:
    """Keys met on the way up from a number: its noun, and the verb that noun belongs to."""
    found: list[str] = []
    at = i
    for _ in range(3):
        above = tokens[at].head
        if above == at:
            break
        if above in keys:
            found.append(keys[above])
        if tokens[above].pos in ("VERB", "AUX"):  # *ont dû quitter leur maison*, *are known to have died*
            found += [keys[k] for k in sorted(keys) if tokens[k].head == above and tokens[k].dep in ("xcomp", "ccomp")]
        at = above
    nation = [k for k in sorted(keys) if tokens[k].head == tokens[i].head != k and keys[k].startswith(NATION)]
    found += [keys[k] for k in nation if tokens[k].pos == "ADJ"]  # *deux touristes belges*
    after = next((keys[k] for k in range(i + 1, min(i + 4, len(tokens))) if k in keys), None)
    return tuple(sorted({*found, *([after] if after else [])}))
