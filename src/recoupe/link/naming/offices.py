"""Joins that text or data state outright: a function and its holder, a body and its acronym, a state's agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from recoupe.extract.who.acronyms import BRACKET, initials, letters, small_words, spelt
from recoupe.extract.who.gazetteer import Key, everyone, gazetteer, key_of
from recoupe.lang import Language, codes, load
from recoupe.link.naming.bundles import Bundle, mentions_of
from recoupe.link.naming.wording import behind_noun, concepts
from recoupe.model import Mention, Reading
from recoupe.text.folding import fold

Step = tuple[Key, Key, str]


def holders(bundles: Mapping[Key, Bundle], root: Callable[[Key], Key]) -> Iterator[Step]:
    """A function without a name (*le porte-parole du Kremlin*) joined to the one person whom its story gives it.

    Told with what it is of (*le ministre valdrien de la Mer*), it goes to the one whom the story gives all those words;
    a function of no body (*la procureure*) to the only one who holds it anywhere in the story.
    """
    whole: dict[tuple[str, frozenset[str]], set[Key]] = defaultdict(set)
    given: dict[tuple[str, str, str], set[Key]] = defaultdict(set)
    anywhere: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key, bundle in sorted(bundles.items()):
        if key[0] in ("person", "alone"):
            for story in bundle.stories:
                for told in bundle.functions:
                    whole[story, told].add(key)
            for role, body in bundle.offices:
                for story in bundle.stories:
                    given[story, role, body].add(key)
                    anywhere[story, role].add(key)
    for key, bundle in sorted(bundles.items()):
        if key[0] != "office":
            continue
        same = {root(k) for told in bundle.functions if len(told) > 1 for k in whole.get((key[1], told), ())}
        if len(same) == 1:
            yield key, min(same), "office"
            continue
        for role, body in sorted(bundle.offices):
            held = given.get((key[1], role, body), set()) if body else anywhere.get((key[1], role), set())
            if role and len({root(k) for k in held}) == 1:
                yield key, min(held), "office"
                break


def renamed(bundles: Mapping[Key, Bundle]) -> Iterator[Step]:
    """*Peter Lund* joined to *Pierre Lund* when both speak for one body in one story: a first name was translated.

    Both begin alike, and no article has both. Cost: the namesakes of each initial, squared.
    """
    namesakes: dict[Key, list[Bundle]] = defaultdict(list)
    for key, bundle in sorted(bundles.items()):
        if key[0] == "person" and len(key) == 3:
            namesakes[key[2], key[1][0]].append(bundle)
    for a, b in (pair for group in namesakes.values() for pair in combinations(group, 2)):
        held = any(role and body for role, body in a.offices & b.offices)
        if held and a.stories & b.stories and not a.articles & b.articles:
            yield a.key, b.key, "renamed"


def generics(bundles: Mapping[Key, Bundle], root: Callable[[Key], Key]) -> Iterator[Step]:
    """*le syndicat* joined to the one union that its articles name (*l'Union des dockers*), or else its story."""
    bodies = [(key, bundle) for key, bundle in sorted(bundles.items()) if key[0] == "body"]
    for key, bundle in bodies:
        if len(key) != 2 or not all(name.islower() for name in bundle.names):
            continue
        named = [b for k, b in bodies if k != key and _meet(b, bundle) and _is_called(b, key[1])]
        meant: set[Key] = set()
        for article in bundle.articles:
            here = {root(b.key) for b in named if article in b.articles}
            meant |= here or {root(b.key) for b in named if b.stories & bundle.stories}
        if len(meant) == 1:
            yield key, min(meant), "generic"


def _meet(a: Bundle, b: Bundle) -> bool:
    return not (a.articles.isdisjoint(b.articles) and a.stories.isdisjoint(b.stories))


def _is_called(body: Bundle, concept: str) -> bool:
    """Whether a body's name holds a word for what it is, or one of its forms sets that word before the name."""
    if concept in body.key[1:]:
        return len(body.key) > 2
    language = load(min(body.languages, key=lambda code: (-body.languages[code], code), default="fr"))
    ends = [(key_of(form), key_of(name)) for form in body.forms for name in body.names if form.endswith(name)]
    before = (form[len(form) - len(name) - 1] for form, name in ends if len(form) > len(name))
    return any(concepts((word,), language) == (concept,) for word in before)


def kinds(bundles: Mapping[Key, Bundle], root: Callable[[Key], Key]) -> Iterator[Step]:
    """*l'association Bord Clair* joined to *Bord Clair*: nouns that say what kind of body it is, before its name."""
    for key, bundle in sorted(bundles.items()):
        if key[0] != "body":
            continue
        language = load(min(bundle.languages, key=lambda code: (-bundle.languages[code], code), default="fr"))
        for name in sorted(bundle.names):
            bare = ("body", *concepts(key_of(behind_noun(name, small_words(gazetteer(language)))), language))
            if len(bare) > 1 and bare != key and bare in bundles and bundles[bare].stories & bundle.stories:
                yield key, bare, "kind"
                break


def clipped(bundles: Mapping[Key, Bundle], root: Callable[[Key], Key]) -> Iterator[Step]:
    """*Orvane* joined to *Orvane Minerals*, the one body of its story whose name it begins, when nobody bears it.

    One word that no function stands beside may be a firm's short name, which taggers take for a person's.
    """
    begun: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key, bundle in sorted(bundles.items()):
        for word in {name.split()[0] for name in bundle.names if key[0] == "body" and " " in name}:
            for story in bundle.stories if word[:1].isupper() and not _is_noun(word, bundle) else ():
                begun[story, fold(word)].add(key)
    borne = {(s, w) for k, b in bundles.items() if k[0] == "person" for s in b.stories for w in k[1:]}
    for key, bundle in sorted(bundles.items()):
        if key[0] not in ("alone", "body") or bundle.offices or any(" " in form for form in bundle.forms):
            continue
        words = {(story, fold(name)) for story in bundle.stories for name in bundle.names}
        whole = {root(k) for at in words - borne for k in begun.get(at, ())} - {root(key)}
        if len(whole) == 1:
            yield key, min(whole), "clipped"


def _is_noun(word: str, bundle: Bundle) -> bool:
    """Whether a word is one for what a body is, in a language of the bundle: *Union* begins many names."""
    return any(gazetteer(load(code)).noun(key_of(word)) for code in bundle.languages)


def agencies(bundles: Mapping[Key, Bundle], root: Callable[[Key], Key]) -> Iterator[Step]:
    """*l'agence de presse estonienne* joined to the one agency known of that state, if the heap names it."""
    of_state: dict[str, set[str]] = defaultdict(set)
    for entry in everyone().values():
        if entry.agency:
            of_state[entry.agency].add(entry.id)
    for key, bundle in sorted(bundles.items()):
        if key[0] != "described" or not bundle.bodies or not _is_agency(key):
            continue
        known = of_state.get(key[2], set())
        target = ("known", min(known)) if len(known) == 1 else None
        if target and target in bundles:
            yield key, target, "agency"


def _is_agency(key: Key) -> bool:
    """Whether a described medium is a single news agency."""
    return key[-1] in {fold(w) for code in codes() for w in load(code).table("who")["agency_nouns"]}


def newsrooms(bundles: Mapping[Key, Bundle], root: Callable[[Key], Key]) -> Iterator[Step]:
    """*l'AVP* of one newsroom joined to *l'Agence Vauban Presse* of another: the one outlet of its story that its
    letters are the initials of; *the Ledger* joined to the one whose name it ends (*the Norval Ledger*)."""
    media = [(key, bundle) for key, bundle in sorted(bundles.items()) if bundle.kinds["media"] and key[0] != "known"]
    spelt_out: dict[tuple[str, str], set[Key]] = defaultdict(set)
    ended: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key, bundle in media:
        for word, story in ((key_of(n)[-1], s) for n in bundle.names if " " in n for s in bundle.stories):
            ended[story, word].add(key)
        small = {word for code in bundle.languages for word in small_words(gazetteer(load(code)))}
        for name in bundle.names:
            first = initials(key_of(name), small)
            for story in bundle.stories if len(first) > 1 else ():
                spelt_out[story, first].add(key)
    for key, bundle in media:
        short = {letters(name) for name in bundle.names if name.isupper() and " " not in name}
        whole = {root(k) for story in bundle.stories for word in short for k in spelt_out[story, word]} - {root(key)}
        if len(whole) == 1:
            yield key, min(whole), "acronym"
        alone = {fold(name) for name in bundle.names if " " not in name}
        longer = {root(k) for story in bundle.stories for word in alone for k in ended[story, word]} - {root(key)}
        if len(longer) == 1:
            yield key, min(longer), "cut_short_for"


def acronyms(readings: Sequence[Reading], bundles: Mapping[Key, Bundle]) -> Iterator[Step]:
    """An acronym in brackets joined to the name before it that it shortens, when both are bundles; to that of a body in
    any case: its letters may be those of another language (*the Dockers' Union (SDP)*)."""
    for reading in sorted(readings, key=lambda r: r.article.id):
        language, text = load(reading.article.language), reading.article.text
        small = small_words(gazetteer(language))
        brackets = list(BRACKET.finditer(text))
        ends = {m.span[1]: m for m in mentions_of(reading) if m.kind in ("institution", "other")} if brackets else {}
        for m in brackets:
            named = next((ends[at] for at in range(m.start(), max(0, m.start() - 3), -1) if at in ends), None)
            short = ("body", *concepts(key_of(m.group(1)), language))
            written = (spelt(m, small), _shortened(named, m.group(1), small), _told(named, m.group(1), language))
            for long in (("body", *concepts(full, language)) for full in written if full):
                if short in bundles and long in bundles:
                    yield short, long, "acronym"


def _told(named: Mention | None, acronym: str, language: Language) -> Key:
    """The words of a body's name, built on a noun for a body, right before an acronym that is no other known name."""
    if named is None or named.kind != "institution" or not acronym.isupper() or key_of(acronym) in everyone():
        return ()
    words, lex = key_of(named.name), gazetteer(language)
    nouns = (lex.noun((word,)) for word in words)
    return words if len(words) > 1 and any(noun and noun.kind == "institution" for noun in nouns) else ()


def _shortened(named: Mention | None, acronym: str, small: frozenset[str]) -> Key:
    """The words of a name that stands right before an acronym, when most of its initials are letters of it in order.

    *Union des parents d'enfants sourds (UNAPES)*: acronyms keep syllables, older words and letters of small ones. One
    of another language (*Association internationale des dentistes (IDA)*) shares most of its letters with the initials.
    """
    words = key_of(named.name) if named else ()
    initials = [w[0] for w in words if w not in small]
    rest = iter(letters(acronym))
    met = [initial for initial in initials if initial in rest]
    told = met[:1] == initials[:1] and 2 * len(met) > len(initials)
    foreign = acronym.isupper() and 2 * len(set(initials) & set(letters(acronym))) > len(letters(acronym))
    return words if len(initials) > 1 and (told or foreign) else ()
