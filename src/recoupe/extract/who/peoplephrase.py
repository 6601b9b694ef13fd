"""A naming phrase that means people: who holds a function (*le maire, Jean Sorel*), or who is not named."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.extract.who.bodyphrase import before_participle, body_of, owns
from recoupe.extract.who.gazetteer import key_of
from recoupe.extract.who.nounphrase import Head, Phrase, entry, is_governed, modifies, phrase, state_of
from recoupe.extract.who.trimming import trimmed
from recoupe.extract.who.whereabouts import tokens_in
from recoupe.model import Mention
from recoupe.text.folding import fold


def titled_person(p: Phrase) -> Mention | None:
    """The person whom a comma and a title put beside the head (*son conseil, Me Ana Roy*)."""
    titles = p.lex.words("titles.all")
    for m in p.names:
        before = p.draft.text[p.span[0] : m.span[0]].rstrip(" .")
        title = before.rsplit(" ", 1)[-1].lower()
        if m.kind == "person" and {title, title + "."} & titles and before[: -len(title)].rstrip().endswith(","):
            return m
    return None


def _called(p: Phrase, mention: Mention) -> bool:
    """Whether a name is a body's, by the noun right before it (*a spokesman for the operator Norvane*)."""
    kinds = ("institution", "group", "media")
    before = [h for h in p.heads[1:] if h.noun.kind in kinds and 0 <= mention.span[0] - p.words[h.end - 1].end <= 1]
    return bool(before)


def _person(p: Phrase, head: Head) -> Mention | None:
    unruled = [m for m in p.names if not is_governed(p, m) and not owns(p, m) and not modifies(p, head, m)]
    free = [m for m in unruled if m.kind == "person" and not _called(p, m)]
    unruled = [m for m in unruled if m.kind in ("other", "institution", "place")]
    loose = [m for m in unruled if " " in m.name and not entry(p, m)]
    return next(iter(free or loose), None)


def as_holder(p: Phrase, head: Head) -> Mention:
    """Whoever holds the function that heads a phrase: by name, by body, or not named."""
    role, body, person = function_of(p, head), body_of(p, head), _person(p, head)
    if person and _lists(p, person):
        p = phrase(p.draft, trimmed(p.draft.text, (p.span[0], person.span[0])), p.names)
    elif person:
        return Mention(p.span, person.name, "person", role=role, body=body if body != person.name else None)
    if apposed := _apposed_body(p, head):
        return replace(apposed, span=p.span, role=role)
    if name := _one_name(p, head):
        return Mention(p.span, name, "person", role=role, body=body if body != name else None)
    if _is_headed(p, head):
        return Mention(p.span, p.bare[:1].lower() + unaged(p.bare)[1:], "person", role=role, body=body)
    if (p.determiner in ("indefinite", "none") and not _is_owned(p, head)) or _is_plural(p):
        return Mention(p.span, p.bare, "anonymous", role=role, body=body, type=head.noun.type)
    return Mention(p.span, unaged(p.bare), "person", role=role, body=body, type=head.noun.type)


def _one_name(p: Phrase, head: Head) -> str | None:
    """The one word with a capital that a comma sets behind a function and that ends the phrase (*its leader, Korvo*),
    when nothing knows it for a place or a body."""
    behind = p.draft.text[p.words[head.end - 1].end : p.span[1]].rstrip(", ")
    found = re.fullmatch(r",\s(?=[^\W\d_])([\w'’-]{3,})", behind)
    listed = any(m.name == found[1] and entry(p, m) for m in p.names) if found else True
    return found[1] if found and found[1][:1].isupper() and not listed and not _is_plural(p) else None


def _is_headed(p: Phrase, head: Head) -> bool:
    """Whether a headline calls somebody by a function without its article (*Mayor says two are missing*)."""
    if p.determiner != "none" or p.names or head.noun.type in ("expert", "none") or _is_plural(p):
        return False
    at = p.words[head.end - 1].start
    tokens = tokens_in(p.draft, (at, at + 1))
    titles = (s.span for s in p.draft.sentences if s.kind == "title")
    return any(a <= at < b for a, b in titles) and not any("Number=Plur" in t.morph for t in tokens)


def _is_owned(p: Phrase, head: Head) -> bool:
    """Whether a name owns the one function of a phrase, which needs no article then (*Norway's health minister*)."""
    one = p.words[head.end - 1].key == key_of(head.noun.head)[-1]
    return one and any(owns(p, m) and m.span[0] == p.words[0].start and modifies(p, head, m) for m in p.names)


def _apposed_body(p: Phrase, head: Head) -> Mention | None:
    """The body that a comma puts beside a function (*its biggest shareholder, the fund Crane Hill*)."""
    comma = p.draft.text.find(",", p.words[head.end - 1].end, p.span[1])
    behind = [m for m in p.names if 0 <= comma < m.span[0] and not is_governed(p, m) and not owns(p, m)]
    return replace(behind[0], kind="institution") if behind and _called(p, behind[0]) else None


def unaged(text: str) -> str:
    """A description without an age behind it (*the striker, 29*)."""
    return re.sub(r",\s*\d{1,3}\b.*$", "", text)


def function_of(p: Phrase, head: Head) -> str:
    """A function with its portfolio, without the body it belongs to: *ministre de la Culture*, *porte-parole*."""
    stops = [m.span[0] for m in p.names if m.span[0] > p.words[head.first].start]
    stops += [p.words[h.first].start for h in p.heads if h.first >= head.end]
    words = [w for w in p.words[head.first :] if w.end <= min(stops, default=p.span[1])]
    text = re.split(r"[,(«\"]", p.draft.text[words[0].start : words[-1].end])[0].split() if words else []
    small = p.lex.words("words.governors") | p.lex.words("words.definite")
    while len(text) > 1 and (text[-1].lower().rstrip("'’") in small or p.lex.is_title(fold(text[-1].rstrip(".")))):
        text.pop()
    return " ".join(text) or p.text(head.first, head.end)


def _is_plural(p: Phrase) -> bool:
    return p.words[0].key in {w.rstrip(".") for w in p.lex.words("words.plural")}


def as_people(p: Phrase, head: Head) -> Mention:
    """People whom a noun describes (*une source*, *des riverains*), or the one among them who is named."""
    role, person = p.text(head.first, head.end), _person(p, head)
    if person and _lists(p, person):
        p = phrase(p.draft, trimmed(p.draft.text, (p.span[0], person.span[0])), p.names)
    elif person and p.words[head.first].key not in p.lex.words("words.nobody"):
        return Mention(p.span, person.name, "person", role=role, body=body_of(p, head))
    if body := _body_behind(p, head):
        return body
    medium = next((h for h in p.heads if h.first >= head.end and h.noun.kind == "media"), None)
    name = p.bare
    if medium:
        name = p.draft.text[p.words[head.first].start : p.words[medium.first].start]
        name = re.sub(rf"(?:[\s,]+|\b(?:{'|'.join(sorted(p.lex.words('words.governors')))})\b)+['’]?\s*$", "", name)
    owner = next((m.name for m in p.names if m.kind in ("institution", "state")), None)
    name = before_participle(p, _before_medium(p, name)).split(",")[0]
    return Mention(p.span, name, "anonymous", role=role, body=state_of(p) or owner, type=head.noun.type)


def fellow_outlet(p: Phrase, head: Head) -> Mention | None:
    """The outlet whose newsroom another calls its fellows (*nos confrères de L'Essor*, *our colleagues at
    the Echo*)."""
    fellows = head.noun.head in p.lex.words("words.fellows")
    behind = (m for m in p.names if m.kind == "media" and m.span[0] > p.words[head.end - 1].end)
    found = next(behind, None) if fellows else None
    return replace(found, span=p.span, role=p.text(head.first, head.end)) if found else None


def _body_behind(p: Phrase, head: Head) -> Mention | None:
    """The body whose name stands right behind a word for people, which then says of what kind it is (*the local Red
    Cross*)."""
    behind = (m for m in p.names if m.span[0] - p.words[head.end - 1].end == 1 and m.kind in ("institution", "media"))
    found = next(behind, None) if p.determiner == "definite" else None
    return replace(found, span=p.span) if found else None


def _lists(p: Phrase, first: Mention) -> bool:
    """Whether a plural is only spelt out by the names behind a comma (*trois élèves, Ana, Jean et Lise*)."""
    return _is_plural(p) and "," in p.draft.text[p.span[0] : first.span[0]]


def _before_medium(p: Phrase, name: str) -> str:
    """A description of unnamed people without the outlet they spoke to (*sources policières du Monde*)."""
    medium = next((m for m in p.names if m.kind == "media" and is_governed(p, m)), None)
    if medium is None or not p.draft.text[: medium.span[1]].endswith(name):
        return name
    governors = "|".join(sorted(p.lex.words("words.governors") | p.lex.words("words.definite")))
    kept = p.draft.text[medium.span[1] - len(name) : medium.span[0]]
    return re.sub(rf"(?:[\s,]+|\b(?:{governors})\b)+['’]?\s*$", "", kept) or name
