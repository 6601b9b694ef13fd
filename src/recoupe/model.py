"""The records that travel through the pipeline: frozen, slotted, picklable, importing nothing of ours.

Two families. The *reading* records (``Article`` … ``Reading``) hold what one article says, read alone and before
anything is known of the others: they refer to words by span. The *dossier* records (``ArticleRow`` … ``Dossier``)
mirror ``dossier.json`` field by field, refer to each other by id, and are what every export reads.

Offsets are code points, end-exclusive, into ``Article.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Span = tuple[int, int]

Stance = Literal["assert", "deny", "decline", "warn", "urge", "promise", "expect", "ask"]
Form = Literal["direct", "indirect", "mixed"]
Certainty = Literal["certain", "hedged"]
EntityKind = Literal["person", "institution", "media", "state", "place", "document", "anonymous", "other"]
HopStatus = Literal["stated", "inferred", "broken"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["metadata", "text", "inferred", "unknown"]
ArtefactKind = Literal["boilerplate", "glued", "misspelling", "foreign", "mistranslation", "truncated"]
ReuseKind = Literal["verbatim", "edited", "translated"]
Direction = Literal["a>b", "b>a", "unknown"]
Shared = Literal["text", "quotation", "document", "background"]
Status = Literal["corroborated", "single-origin", "unattributed", "disputed"]
DivergenceKind = Literal["number", "date", "place", "name", "denial", "hedge", "wording"]

# ---------------------------------------------------------------------------------------------- one article, read alone


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in. ``published`` and ``modified`` are what its metadata says (ISO prefixes), or None."""

    id: str
    path: str
    text: str
    sha256: str
    language: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """One input that could not be read: where, which kind of trouble, and what to do about it."""

    path: str
    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Artefact:
    """A stretch of text that is not what its author wrote; nothing is ever deleted because of it."""

    span: Span
    kind: ArtefactKind
    suggestion: str | None
    because: str


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time expression before anything is known of the day: what it says, as a symbolic expression.

    ``expr`` is the rule's own description (JSON-able: strings and ints), e.g. ``("weekday", 1, "past")``; what
    it may hold is documented in ``extract/when/timevalue.py``, which also resolves it. ``mod`` is TIMEX3's: ``START``,
    ``MID`` or ``END`` where only a part of the value is meant (*fin mai*).
    """

    span: Span
    type: TimexType
    expr: tuple[Any, ...]
    rule: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or something.

    ``name`` is the part that identifies (``Ines Darcel``; ``Kremlin`` of *un communiqué du Kremlin*; the whole
    phrase without its determiner when there is no name). ``role`` is the function or description beside it
    (*porte-parole*), ``body`` the institution spoken for (*Kremlin*), when the text says so.
    ``type`` refines anonymous sources: official, military, diplomatic, judicial, police, close, witness,
    expert, none.
    """

    span: Span
    name: str
    kind: EntityKind
    role: str | None = None
    body: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class HopFound:
    """One relay between the outlet and the origin, as the text states it; ``mention`` None = seen, not understood."""

    mention: Mention | None
    status: HopStatus
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """One of several things that a statement tells: a stretch of its content, and how firmly it is told."""

    span: Span
    certainty: Certainty
    hedges: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementFound:
    """What somebody other than the outlet is reported to have said.

    ``source`` holds the words as they stand (a pronoun, maybe); ``mention`` is whom they mean after resolution
    inside the article, None when unresolved. ``chain`` holds every hop, nearest the outlet first and the origin last,
    the source among them (*le Times, citant des officiels*: source *le Times*, chain Times, officials).
    ``said_on`` is the index in ``Reading.times`` of the expression that dates the utterance; ``parent`` the index in
    ``Reading.statements`` of the statement this one is reported inside. ``sentence`` is the index of the sentence in
    which the content begins. ``beside`` holds those who say it together with ``mention`` (*Paris et Berlin*: France,
    ``beside`` it Germany); the chain ends with the first alone. ``parts``: what it tells one after the other, when that
    is more than one thing.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    mention: Mention | None
    chain: tuple[HopFound, ...]
    form: Form
    stance: Stance
    certainty: Certainty
    hedges: tuple[Span, ...]
    said_on: int | None
    parent: int | None
    rule: str
    sentence: int
    cue_lemma: str | None = None
    negated: bool = False
    beside: tuple[Mention, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A clause in the outlet's own voice that asserts something: a candidate member of a claim."""

    span: Span
    sentence: int
    certainty: Certainty
    hedges: tuple[Span, ...] = ()


class Token(NamedTuple):
    """One token of a parsed sentence. ``start``/``end`` are offsets into the *article's* text; ``head`` an index
    into the sentence's tokens (its own index at the root); ``text`` is as in the normalised view.

    The one record that is a named tuple: an article has hundreds, and they are made anew for each change of offsets,
    which costs a tuple a fifth of what it costs a frozen dataclass.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str
    ent: str

    def at(self, start: int, end: int) -> Token:
        """The same token with other offsets."""
        return Token(self.i, start, end, *self[3:])

    def placed(self, i: int, head: int) -> Token:
        """The same token numbered anew."""
        return Token(i, *self[1:7], head, *self[8:])


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the running text, with its parse. ``block`` numbers the paragraph (line) it stands in;
    ``kind`` tells titles and boilerplate from body text."""

    span: Span
    block: int
    kind: Literal["title", "body", "boilerplate", "foreign", "credit"]
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says, read alone: the output of the article stage, pure and cacheable."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    times: tuple[TimeFound, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[StatementFound, ...] = ()
    facts: tuple[Fact, ...] = ()
    credits: tuple[HopFound, ...] = ()


# ------------------------------------------------------------------------------------------------- dossier.json, typed


@dataclass(frozen=True, slots=True)
class Because:
    """A reason with the words it rests on."""

    article: str
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out. ``value`` is None when nothing says it; ``earliest``/``latest`` bound it (ISO)."""

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "unknown"
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the dossier shows it."""

    id: str
    path: str
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    language: str
    text: str
    published: Published
    story: str | None
    artefacts: tuple[Artefact, ...]
    modified: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A span of an article: how mentions and out-of-statement members are pointed at."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """What a claim or a divergence is made of: a statement, a part of one, or a span in an outlet's own voice.

    A span that is ``part_of`` a statement is one of its :class:`Part`.
    """

    statement: str | None = None
    article: str | None = None
    span: Span | None = None
    part_of: str | None = None

    @property
    def said(self) -> str | None:
        """The id of the statement that it is or is a part of; None for an outlet's own voice."""
        return self.statement or self.part_of


@dataclass(frozen=True, slots=True)
class Story:
    """A group of articles on the same events; ``linked`` are the other episodes of its affair, by id."""

    id: str
    title: str
    articles: tuple[str, ...]
    from_: str | None
    to: str | None
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named, with every surface form met.

    ``type`` says of an unnamed source what the text says of it (see :class:`Mention`); None for all others.
    """

    id: str
    kind: EntityKind
    name: str
    forms: tuple[str, ...]
    mentions: tuple[Place, ...]
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 value (a prefix, never padded) and the interval it covers."""

    article: str
    span: Span
    type: TimexType
    value: str
    earliest: str | None
    latest: str | None
    anchor: str
    rule: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of a chain; ``entity`` None and status ``broken`` = a relay was seen and not understood."""

    entity: str | None
    status: HopStatus
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its source resolved to an entity and its chain spelled out, nearest the outlet first.

    ``beside``: the entities that say it together with ``source_entity`` (*Paris et Berlin*), which stand in no chain.
    ``said_on`` is when it was said, ``event_times`` when what is said happens: the values of the days and hours inside
    the content, in order. ``parts``: what it tells one after the other; none when it tells one thing.
    """

    id: str
    article: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    source_entity: str | None
    chain: tuple[str, ...]
    hops: tuple[Hop, ...]
    form: Form
    stance: Stance
    certainty: Certainty
    hedges: tuple[Span, ...]
    said_on: str | None
    parent: str | None
    rule: str
    beside: tuple[str, ...] = ()
    event_times: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    def firmness(self, span: Span | None = None) -> Certainty:
        """How firmly it tells all of it, or the part that is ``span``."""
        return next((part.certainty for part in self.parts if part.span == span), self.certainty)


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two passages that share their text.

    ``what`` they share: text that one may have from the other, a quotation that both may have heard, a document that
    both print, or what their outlet says again of an affair.
    """

    a: Place
    b: Place
    similarity: float
    kind: ReuseKind
    direction: Direction
    credit: str | None
    because: tuple[str, ...]
    what: Shared = "text"


@dataclass(frozen=True, slots=True)
class Origins:
    """How many distinct sources of knowledge stand behind a claim: an interval with one sentence for each step."""

    lower: int
    upper: int
    entities: tuple[str, ...]
    because: tuple[str, ...]


JudgementKind = Literal["merge", "split", "same-origin", "reject", "undo"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided about passages: one claim, two (``split``), one origin, no claim (``reject``)."""

    id: int
    at: str
    who: str
    kind: JudgementKind
    places: tuple[Place, ...]
    why: str
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement that was replayed; not ``applied`` when its passages are not in this heap."""

    judgement: Judgement
    applied: bool


@dataclass(frozen=True, slots=True)
class Still:
    """A member (its index) that still carries a claim on ``when``, later than its first denial or withdrawal."""

    member: int
    article: str
    after: Literal["denial", "withdrawal"]
    when: str
    because: str


@dataclass(frozen=True, slots=True)
class Reserve:
    """A member (its index) in an outlet's own voice that the outlet itself hedges, and the words that do it."""

    member: int
    hedges: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The same thing said, by anyone, in any words.

    ``judged`` holds the ids of the judgements that it owes its shape to: what people decided, not what was found.
    ``loops`` holds the outlets that cite each other with nobody outside, one tuple a loop; ``still`` those who carry it
    after it was denied or withdrawn; ``reserves`` what outlets hedge in their own voice; ``when`` what its members tell
    of the time of the event, None when they do not.
    """

    id: str
    gloss: str
    members: tuple[Member, ...]
    attestations: int
    lineages: tuple[tuple[int, ...], ...]
    origins: Origins
    status: Status
    evidence: dict[str, int]
    loops: tuple[tuple[str, ...], ...] = ()
    still: tuple[Still, ...] = ()
    judged: tuple[int, ...] = ()
    when: When | None = None
    reserves: tuple[Reserve, ...] = ()


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where the articles differ on one point, in a sentence that quotes both."""

    kind: DivergenceKind
    members: tuple[Member, ...]
    values: tuple[str, ...]
    update: bool
    because: str


@dataclass(frozen=True, slots=True)
class When:
    """A moment or interval: a TIMEX3 value with its bounds."""

    value: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of what is told of an event, from the day on which it is first told: a date, or a figure as it stands.

    ``value`` is a TIMEX3 value for a date; ``since`` an ISO day, None when no member's day is known.
    """

    kind: Literal["date", "number"]
    value: str
    since: str | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline; ``announced`` marks an event that lay ahead when the articles came out.

    ``articles`` are all that tell it, whether they date it or not. ``revisions`` are the states it went through, the
    current one last: a meeting put off, a toll that rose; empty when it was never revised.
    """

    when: When
    what: str
    claims: tuple[str, ...]
    members: tuple[Member, ...]
    kind: Literal["event", "utterance"]
    announced: bool = False
    articles: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence of the summary with the spans it rests on; never firmer than the least firm of them."""

    text: str
    cites: tuple[Place, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A model package that took part in the run."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read, with the digest of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A limit that cut something off, with how often."""

    what: str
    limit: int
    count: int


@dataclass(frozen=True, slots=True)
class Run:
    """What is needed to get the same dossier again, and to trust it."""

    version: str
    settings: dict[str, Any]
    models: tuple[Model, ...]
    inputs: tuple[Input, ...]
    rejected: tuple[Rejected, ...]
    cutoffs: tuple[Cutoff, ...]
    parsed: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a run found; the one thing that exports read."""

    run: Run
    articles: tuple[ArticleRow, ...] = ()
    stories: tuple[Story, ...] = ()
    entities: tuple[Entity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    statements: tuple[Statement, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    shared: tuple[Reuse, ...] = ()
    claims: tuple[Claim, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    timeline: tuple[Moment, ...] = ()
    summary: tuple[SummaryLine, ...] = ()
    decisions: tuple[Decision, ...] = ()
    schema: str = "recoupe-dossier/1"
