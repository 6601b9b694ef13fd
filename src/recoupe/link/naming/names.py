"""Who is who: one entity for every way a heap of articles names somebody, with the reasons for each step.

Every mention first falls into a *bundle* by what is certain (a name the data knows, the same words); bundles are then
joined by rules that can be told in a sentence: names that sound alike, a family name that only one person bears there,
a function the text gives somebody, an acronym the text spells out. Unnamed sources are joined only inside one story,
by what they are, and never with anybody named.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.extract.who.gazetteer import Key, key_of
from recoupe.link.naming import resemblance
from recoupe.link.naming.bundles import Bundle, Occurrence, occurrences
from recoupe.link.naming.offices import acronyms, agencies, clipped, generics, holders, kinds, newsrooms, renamed
from recoupe.model import Entity, EntityKind, Mention, Place, Reading, Story

Reasons = Mapping[str, tuple[tuple[str, str, str], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The entities of a heap. ``reasons[id]`` holds ``(message key, one form, the other)`` for each step that joined
    two forms; ``[messages]`` of ``who.toml`` says them in words."""

    entities: tuple[Entity, ...]
    ids: Mapping[tuple[str, Mention], str] = field(repr=False)
    reasons: Reasons = field(default_factory=dict, repr=False)

    def of(self, article: str, mention: Mention | None) -> str | None:
        """The id of the entity that a mention of an article names; None for None."""
        return None if mention is None else self.ids.get((article, mention))


def link(readings: Sequence[Reading], stories: Sequence[Story] = ()) -> Names:
    """One entity for each person, body, state, medium or unnamed source of the readings.

    Without ``stories`` the readings are taken for one. Ids are readable and do not depend on the order of the readings.
    Cost: linear in the mentions, plus the pairs of people whose first names sound alike.
    """
    story = {a: s.id for s in stories for a in s.articles}
    met = occurrences(sorted(readings, key=lambda r: r.article.id), story)
    bundles: dict[Key, Bundle] = {}
    for o in met:
        bundles.setdefault(o.key, Bundle(o.key)).add(o)
    joined = _Joined(bundles)
    _people(joined)
    for step in (holders, agencies, kinds, newsrooms, clipped, generics):
        for a, b, why in step(bundles, joined.root):
            joined.join(a, b, why)
    for a, b, why in acronyms(readings, bundles):
        joined.join(a, b, why)
    return _named(joined, met)


class _Joined:
    """A forest of bundles; the smallest key of a tree is its root, so that the order of joins does not matter."""

    def __init__(self, bundles: Mapping[Key, Bundle]) -> None:
        self.bundles = bundles
        self.up: dict[Key, Key] = {key: key for key in bundles}
        self.steps: list[tuple[Key, tuple[str, str, str]]] = []

    def root(self, key: Key) -> Key:
        while self.up[key] != key:
            self.up[key] = self.up[self.up[key]]
            key = self.up[key]
        return key

    def join(self, a: Key, b: Key, why: str) -> None:
        x, y = sorted((self.root(a), self.root(b)))
        if x != y:
            self.up[y] = x
            self.steps.append((a, (why, self.bundles[a].label, self.bundles[b].label)))

    def trees(self) -> dict[Key, list[Bundle]]:
        out: dict[Key, list[Bundle]] = defaultdict(list)
        for key in sorted(self.bundles):
            out[self.root(key)].append(self.bundles[key])
        return out


# -------------------------------------------------------------------------------------------------------------- people


def _people(joined: _Joined) -> None:
    """Full names that resemble each other, then family names alone: in their article first, then in their story.

    One word that nobody in the story bears beside another name is one name all through it.
    """
    full = [b for k, b in sorted(joined.bundles.items()) if k[0] == "person"]
    blocks: dict[str, list[Bundle]] = defaultdict(list)
    for b in full:
        blocks[resemblance.block(b.key[1:])].append(b)
    for group in blocks.values():
        for i, a in enumerate(group):
            for b in group[i + 1 :]:
                found = resemblance.compare(a.key[1:], b.key[1:])
                if found.value >= resemblance.SAME:
                    joined.join(a.key, b.key, f"{found.parts[0][0]}_for")
    for one, other, why in renamed(joined.bundles):
        joined.join(one, other, why)
    for b in full:
        _double(joined, b, full)
    by_word: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for b in full:
        for word in {b.key[1], b.key[-1], *_long_particle(b.key[1:])}:
            for scope in (*b.articles, *(f"story {s}" for s in b.stories)):
                by_word[scope, resemblance.sound(word)].add(b.key)
    left: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, bundle in sorted(joined.bundles.items()):
        if key[0] == "alone":
            _family(joined, bundle, by_word)
            for story in bundle.stories if joined.root(key) == key else ():
                if not by_word.get((f"story {story}", resemblance.sound(key[2]))):
                    left[story, key[2]].append(key)
    for keys in left.values():
        for other in keys[1:]:
            joined.join(keys[0], other, "story_alone")


def _double(joined: _Joined, bundle: Bundle, full: Sequence[Bundle]) -> None:
    """A double family name alone, *Mme Ferrand-Roth*, goes to the one person of its story whose name ends so."""
    words = bundle.key[1:]
    if any(" " in name for name in bundle.names):
        return
    near = (b for b in full if len(b.key) > len(bundle.key) and b.key[-len(words) :] == words)
    roots = {joined.root(b.key) for b in near if b.stories & bundle.stories or b.articles & bundle.articles}
    if len(roots) == 1:
        joined.join(bundle.key, roots.pop(), "story_name")


def _long_particle(words: Key) -> Iterator[str]:
    """The family name of a name with a particle, glued: *de Gaulle* is looked up as *gaulle*."""
    if len(words) > 2:
        yield words[-2]


def _family(joined: _Joined, bundle: Bundle, by_word: Mapping[tuple[str, str], set[Key]]) -> None:
    """A word alone goes to the one person who bears it in its article, else in its story; else it stays apart."""
    _, article, word = bundle.key
    scopes = ((article, "family_name"), *((f"story {s}", "story_name") for s in sorted(bundle.stories)))
    for scope, why in scopes:
        roots = sorted({joined.root(k) for k in by_word.get((scope, resemblance.sound(word)), ())})
        if roots:
            best = [r for r in roots if _bears(joined, r, word, last=True)] if len(roots) > 1 else roots
            if len(best) == 1:
                joined.join(bundle.key, best[0], why)
            return


def _bears(joined: _Joined, root: Key, word: str, *, last: bool) -> bool:
    keys = [k for k in joined.bundles if joined.up.get(k) == root or k == root]
    return any(k[0] == "person" and k[-1 if last else 1] == word for k in keys)


# -------------------------------------------------------------------------------------------------------------- naming


def _named(joined: _Joined, met: Sequence[Occurrence]) -> Names:
    trees = joined.trees()
    ids = _ids(trees)
    steps: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for key, step in joined.steps:
        steps[ids[joined.root(key)]].append(step)
    rows = sorted((_entity(ids[root], tree) for root, tree in trees.items()), key=lambda e: e.id)
    lookup = {(o.article, o.mention): ids[joined.root(o.key)] for o in met}
    return Names(tuple(rows), lookup, {i: tuple(sorted(set(s))) for i, s in sorted(steps.items())})


def _ids(trees: Mapping[Key, list[Bundle]]) -> dict[Key, str]:
    """Readable ids; two entities of one name are numbered in the order of their keys."""
    out: dict[Key, str] = {}
    used: Counter[str] = Counter()
    for root, tree in sorted(trees.items(), key=lambda item: (not _known_id(item[1]), item[0])):
        slug = _known_id(tree) or "_".join(key_of(_best_name(tree))) or "unnamed"
        used[slug] += 1
        out[root] = slug if used[slug] == 1 else f"{slug}_{used[slug]}"
    return out


def _known_id(tree: Iterable[Bundle]) -> str:
    return next((b.key[1] for b in tree if b.key[0] == "known"), "")


def _entity(id: str, tree: Sequence[Bundle]) -> Entity:
    kinds = Counter(kind for b in tree for kind in b.kinds.elements())
    if any(b.key[0] == "body" for b in tree) and len(kinds) > 1:
        del kinds["person"]  # what is told of as a body is nobody, though the tagger takes its name for somebody's
    kind: EntityKind = "media" if _is_press(tree) else min(kinds, key=lambda k: (-kinds[k], k))
    forms = sorted({form for b in tree for form in b.forms})
    places = sorted({place for b in tree for place in b.places}, key=lambda p: (p.article, p.span))
    types = Counter(t for b in tree for t in b.types.elements()) if kind == "anonymous" else Counter()
    type = min(types, key=lambda t: (t == "none", -types[t], t), default=None)
    name = _masthead(_best_name(tree), forms) if kind == "media" else _best_name(tree)
    return Entity(id, kind, name, tuple(forms), tuple(Place(p.article, p.span) for p in places), type)


def _masthead(name: str, forms: Iterable[str]) -> str:
    """The name of an outlet with the article that is part of it: one with a capital inside a form (*du quotidien
    L'Essor*)."""
    whole = re.compile(rf"(?<=[\w'’] )(?:L['’]|(?:Le|La|Les|The) ){re.escape(name)}$")
    return next((m.group() for form in forms if (m := whole.search(form))), name)


def _is_press(tree: Sequence[Bundle]) -> bool:
    """Whether some article tells of a name as an outlet's, and none as that of another body: taggers know few."""
    loose = all(b.key[0] in ("body", "place") for b in tree)
    return loose and any(b.kinds["media"] for b in tree) and not any(b.is_told for b in tree)


def _best_name(tree: Sequence[Bundle]) -> str:
    """The name the data gives, else the fullest name (of a body, not its acronym), the commonest spelling of it."""
    known = [b for b in tree if b.key[0] == "known"]
    if known:
        return known[0].label
    names: Counter[str] = Counter()
    for b in tree:
        names.update(b.names)
    rank = {"person": 0, "alone": 1, "office": 2}
    first = min(rank.get(b.key[0], 1) for b in tree)
    fullest = {n for b in tree if rank.get(b.key[0], 1) == first for n in b.names}
    longest = max(len(key_of(n)) for n in fullest)
    best = [n for n in fullest if len(key_of(n)) == longest] if first == 0 else sorted(fullest)
    bodies = any(b.key[0] == "body" for b in tree)
    return min(best, key=lambda n: (bodies and n.islower() and " " not in n, n.isupper() and first > 0, -names[n], n))
