"""A naming phrase cut to what names: without what stands around it, and in its parts where it joins several."""

from __future__ import annotations

import re
from functools import cache

from recoupe.extract import Draft
from recoupe.extract.who import nationalities
from recoupe.extract.who.gazetteer import Gazetteer, gazetteer, words_of
from recoupe.extract.who.whereabouts import tokens_in
from recoupe.model import Span
from recoupe.text.patterns import either

PUBLISHED = 90
"""Characters behind a document within which its publisher is looked for."""
DETERMINERS = ("definite", "indefinite", "demonstrative", "possessive")


def published(draft: Draft, span: Span) -> Span:
    """The span with the publisher told behind a date (*une étude publiée | mardi dans la revue Metabolica*)."""
    lex = gazetteer(draft.language)
    participles = "|".join(sorted(lex.words("words.participles")))
    places = "|".join(re.escape(w) for w in sorted(lex.words("words.publishers")))
    if not re.search(rf"\b(?:{participles})$", draft.text[slice(*span)]):
        return span
    behind = re.match(r"[^,;:.!?()«»\n]*", draft.text[span[1] : span[1] + PUBLISHED])
    line = behind[0] if behind else ""
    told = re.match(rf"(?:\s+\w[\w'’-]*){{0,4}}?\s+(?:{places})\s+(?:\w+\W+){{0,4}}?(?=[A-ZÀ-Þ])", line)
    return (span[0], span[1] + len(line)) if told else span


def determined(draft: Draft, span: Span) -> str:
    """The kind of the first determiner in some words, "none" without any."""
    lex = gazetteer(draft.language)
    kinds = (k for w in words_of(draft.text, *span) for k in DETERMINERS if w.key in lex.words(f"words.{k}"))
    return next(kinds, "none")


def unprefixed(draft: Draft, span: Span) -> Span:
    """The span without the words that only introduce a source (*selon*, *de son côté*)."""
    prefix, (start, end) = _prefix(gazetteer(draft.language)), span
    while m := prefix.match(draft.text, start, end):
        start = m.end()
    return start, end


@cache
def _prefix(lex: Gazetteer) -> re.Pattern[str]:
    prefixes = sorted(lex.words("words.prefixes"), key=lambda w: (-len(w), w))
    return re.compile("(?:" + "|".join(prefixes) + r")[\s,]+", re.IGNORECASE)


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks, quotation marks and stops at its ends."""
    start, end = span
    while start < end and text[start] in " \n,;:.«»“”\"'‘–—-(":
        start += 1
    while end > start and text[end - 1] in " \n,;:«»“”\"'‘–—-)":
        end -= 1
    return start, end


def coordinated(draft: Draft, span: Span, lex: Gazetteer) -> list[Span]:
    """The parts of a phrase joined by *et*, *ou*, *and*, when each could stand alone (a determiner or a capital).

    Commas part them too where a conjunction closes the list and all its members are of one make (*la CGT, la CFDT et
    l'Unsa*): names, or bodies without one. A function in front of a name is an apposition, not a list.
    """
    joint, comma = _joints(lex)
    text, at, out = draft.text, span[0], []
    for m in joint.finditer(text, *span):
        if (
            m.start() > at
            and not _inside_name(draft, m.span())
            and not nationalities.is_shared(draft, m.span(), span)
            and not _shares_noun(text, (at, m.start()), m.end(), lex)
            and not _governs_both(text, (at, m.start()), m.end(), lex)
        ):
            out.append((at, m.start()))
            at = m.end()
    out.append((at, span[1]))
    return [*_listed(draft, out[0], comma, lex), *out[1:]] if len(out) > 1 else _repeated(text, span, lex)


@cache
def _joints(lex: Gazetteer) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What joins two parts that could stand alone: a conjunction, a comma."""
    joiner = "|".join(re.escape(c) for c in sorted(lex.words("words.coordinators"), key=lambda c: (-len(c), c)))
    determiners = {w for kind in DETERMINERS for w in lex.words(f"words.{kind}")} - lex.words("words.governors")
    opens = "|".join(re.escape(w) for w in sorted(determiners | lex.words("words.elided")))
    ahead = rf"\s+(?=(?:(?i:{opens})\b['’ ]|[A-ZÀ-ÞŒ]))"
    return re.compile(rf",?\s+(?:{joiner}){ahead}"), re.compile("," + ahead)


def _repeated(text: str, span: Span, lex: Gazetteer) -> list[Span]:
    """The two parts of a phrase whose conjunction takes up the preposition before it all (*auprès du port et de la
    mairie*): one that holds no such word itself; else the phrase as it is."""
    again, joiner = either(lex.words("words.repeated")), either(lex.words("words.coordinators"))
    m = re.search(rf"\s+(?:{joiner})\s+(?:{again})", text[slice(*span)]) if again else None
    if m is None or re.search(rf"(?:^|\s)(?:{again})", text[span[0] : span[0] + m.start()]):
        return [span]
    return [(span[0], span[0] + m.start()), (span[0] + m.end(), span[1])]


def _listed(draft: Draft, span: Span, comma: re.Pattern[str], lex: Gazetteer) -> list[Span]:
    """The members of the first part of a coordination, when commas list them; else the part as it is."""
    text, at, out = draft.text, span[0], []
    for m in comma.finditer(text, *span):
        out.append((at, m.start()))
        at = m.end()
    out.append((at, span[1]))
    words = [words_of(text, *part) for part in out]
    roles = [any((n := lex.noun((w.key,))) and n.kind in ("role", "anonymous") for w in ws) for ws in words]
    named = [any(text[w.start].isupper() for w in ws[-2:]) for ws in words]
    return out if len(set(named)) == 1 and not any(roles) and text.count(",", *span) == len(out) - 1 else [span]


def _shares_noun(text: str, before: Span, after: int, lex: Gazetteer) -> bool:
    """Whether a nationality before a conjunction goes with a noun behind it, where nouns end their phrases (*three U.S.
    and European officials*)."""
    words, behind = words_of(text, *before), words_of(text, after, min(len(text), after + 40))[:2]
    last = lex.language.table("who")["head"] == "last" and len(behind) == 2 and text[behind[1].start].islower()
    if not last or not text[behind[0].start].isupper() or text[behind[0].end : behind[1].start] != " ":
        return False
    counts = lex.words("words.indefinite") | lex.words("words.definite") | lex.words("words.amounts")
    rest = [w for w in words if w.key not in counts and not w.key.isdigit()]
    keys = tuple(w.key for w in rest)
    known = lex.known.get(keys)
    return bool(keys) and bool(lex.demonym(keys) or (known is not None and known.kind == "state"))


def _governs_both(text: str, before: Span, after: int, lex: Gazetteer) -> bool:
    """Whether one preposition holds names on both sides of a conjunction (*officials in Paris and Moscow*)."""
    governors = "|".join(sorted(lex.words("words.joint_governors")))
    held = re.search(rf"\s(?:{governors})\s+(?:[A-Z][\w'’-]*,?\s*)+$", text[slice(*before)]) if governors else None
    return held is not None and text[after : after + 1].isupper()


def _inside_name(draft: Draft, span: Span) -> bool:
    """Whether the tagger sees one name go on over a span."""
    return any(t.ent.startswith("I") for t in tokens_in(draft, span))


def before_relative(text: str, span: Span, lex: Gazetteer) -> Span:
    words = words_of(text, *span)
    for i, word in enumerate(words):
        if i and text[word.start : word.end].lower() in lex.words("words.relatives") and text[word.start - 1] != "-":
            return trimmed(text, (span[0], words[i - 1].end))
    return span
