"""What stands on both sides of an incise: the content that its subject and verb cut in two."""

from __future__ import annotations

from recoupe.extract.said import clauses, setsin
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.headlines import is_headline
from recoupe.extract.said.phrases import is_finite
from recoupe.extract.said.proposals import pieces, trim_inner
from recoupe.extract.said.quotes import Quote
from recoupe.extract.said.recounted import counts_anew
from recoupe.extract.said.subjects import subject_of
from recoupe.extract.said.words import Words
from recoupe.model import Span

GAP = 16
"""Tokens that may stand between an incise and the rest of the quotation it cuts (*he said, pointing at the sea,*)."""
WORD = 4
"""Tokens, marks included, of a quotation that is a name or a word in its clause (*« Rosa » décrit un chaos*)."""


def around(words: Words, lex: Lexicon, at: int, end: int, *, inside: bool, inserted: bool = False) -> tuple[Span, ...]:
    """The content on both sides of an incise that runs from token ``at`` up to ``end``.

    ``inserted`` says that commas set it off in a clause that then goes on (*He had waited, he said, for nine days*).
    """
    left_end = words.tokens[at - 1].end
    quote = quote_ending(words, left_end) or _set_apart(words, at)
    if not inside and not quote and (second := _second(words, lex, at, end)):
        return pieces(words, second)
    start = clauses.opening(words, lex, at)
    if inside:
        whole = words.quotes[words.quoted[at]]
        return pieces(words, (whole.inner[0], left_end), *_right(words, lex, end, at, whole))
    if quote:
        left = _left_of_quote(words, lex, quote, left_end)
        direct = left[0] >= quote.inner[0]
        return pieces(
            words, *_paragraphs_before(words, quote, left), left, *_right(words, lex, end, at, None, direct=direct)
        )
    return pieces(words, (start, left_end), *_right(words, lex, end, at, None, inserted=inserted))


def _second(words: Words, lex: Lexicon, at: int, end: int) -> Span | None:
    """The clause behind an incise that stands between it and what joins it to the one before (*Two were killed and,
    according to police, a third is missing*): the first clause is not of it."""
    if at < 2 or words.low[at - 1] != "," or words.low[at - 2] not in lex["coordinators"]:
        return None
    if words.low[end : end + 1] != (",",) or end + 1 >= words.end(end):
        return None
    stop = clauses.clause_end(words, lex, end + 1)
    verbs = any(is_finite(words, k) for k in range(end + 1, stop))
    return words.span(end + 1, stop) if verbs else None


def _set_apart(words: Words, at: int) -> Quote | None:
    """The quotation that opens a sentence and is parted from its cue by a circumstance (*« … », à Paris, a dit X*)."""
    n = words.quoted[words.first(at)]
    if n < 0 or words.quotes[n].outer[1] > words.tokens[at - 1].start:
        return None
    gap = range(words.at(words.quotes[n].outer[1]), at)
    if len(gap) < 3 or words.low[gap[0]] != "," or words.tokens[gap[1]].pos != "ADP":
        return None
    return None if any(is_finite(words, k) or words.quoted[k] >= 0 for k in gap) else words.quotes[n]


def quote_ending(words: Words, offset: int) -> Quote | None:
    """The quotation whose closing mark stands at ``offset`` or right before it."""
    return next((q for q in words.quotes if offset - 3 <= q.outer[1] <= offset), None)


def opens_sentence(words: Words, at: int) -> bool:
    """Whether the quotation that ends right before token ``at`` opens its sentence, or stands behind a mark."""
    quote = quote_ending(words, words.tokens[at - 1].end)
    first = words.at(quote.outer[0]) if quote else at
    if quote and words.low[at - 1] != "," and at - first <= WORD:
        return False
    return quote is not None and (first == words.first(first) or words.tokens[first - 1].pos in ("PUNCT", "CCONJ"))


def _left_of_quote(words: Words, lex: Lexicon, quote: Quote, left_end: int) -> Span:
    first = words.at(quote.outer[0])
    opens = words.first(first)
    start = max(words.tokens[opens].start, clauses.opening(words, lex, first)) if opens < first else quote.outer[0]
    opens = words.at(start)
    if words.quoted[opens] >= 0:  # the sentence begins inside a quotation that an earlier one opened
        start = min(start, words.quotes[words.quoted[opens]].outer[0])
    lead = words.tokens[opens:first]
    told = lead and lead[-1].text == "," and _names(words, lex, quote)
    if not lead or told or lead[-1].text == ":" or all(t.pos in ("PUNCT", "CCONJ") for t in lead):
        return trim_inner(words.text, quote)
    return start, left_end


def _names(words: Words, lex: Lexicon, quote: Quote) -> bool:
    """Whether a quotation behind a comma of a headline only calls something what it is: that is all that is said
    (*L'ancien maire condamné, « un scandale », dénonce son avocate*)."""
    inner = range(words.at(quote.inner[0]), words.at(quote.inner[1]))
    named = len(inner) > 1 and words.low[inner[0]] in lex["determiners"]
    return named and is_headline(words, words.first(inner[0])) and not any(is_finite(words, k) for k in inner)


def _paragraphs_before(words: Words, quote: Quote, left: Span) -> list[Span]:
    """Paragraphs of the same quotation, each opened anew and left unclosed."""
    out: list[Span] = []
    n = words.quotes.index(quote)
    while left[0] >= quote.inner[0] and n > 0:
        previous = words.quotes[n - 1]
        gap = words.text[previous.outer[1] : words.quotes[n].outer[0]]
        if previous.closed or gap.strip() or "\n" not in gap:
            break
        out.insert(0, previous.inner)
        n -= 1
    return out


def _right(
    words: Words, lex: Lexicon, end: int, at: int, whole: Quote | None, *, direct: bool = False, inserted: bool = False
) -> list[Span]:
    """What goes on behind an incise: the rest of the quotation, another one behind a comma, the rest of the clause."""
    if end >= len(words.tokens):
        return []
    if whole is not None:
        offset = words.tokens[_past_circumstance(words, end)].start
        return [(offset, whole.inner[1])] if offset < whole.inner[1] else []
    if words.low[end - 1 : end] == (".",) or words.low[end] not in (",", ":") or end + 1 >= words.end(end):
        return []
    if words.low[end] == "," and any(counts_anew(words, lex, k) for k in (end, end + 1)):
        return []  # *2 000, selon la police, et 5 000, selon …*, *2 000 selon la police, 5 000 selon …*
    if words.quoted[end + 1] >= 0:
        quote = words.quotes[words.quoted[end + 1]]
        return [trim_inner(words.text, quote)] if quote.outer[0] == words.tokens[end + 1].start else []
    return _past_aside(words, end) if direct else _resumed(words, lex, end + 1, at, inserted=inserted)


def _tells_anew(words: Words, lex: Lexicon, start: int, at: int) -> bool:
    """Whether a clause with a subject of its own begins behind a source that no comma sets off from words without a
    verb (*17 morts selon le maire, l'armée dit avoir visé un dépôt*)."""
    verb = next((k for k in range(start, words.end(start)) if is_finite(words, k)), None)
    if verb is None or verb == start or words.low[at - 1] == "," or words.quoted[start] >= 0:
        return False
    own = subject_of(words, lex, verb)
    return own is not None and own.range[0] >= start and not own.relative


def _names_source(words: Words, lex: Lexicon, start: int) -> bool:
    """Whether what stands behind a person's name and a comma only says who they are (*…, according to Ann Lee, a
    weapons analyst.*)."""
    stop = words.end(start)
    person = words.tokens[start - 2].ent.endswith(("PER", "PERSON"))
    opens = words.low[start] in lex["indefinites"] or words.tokens[start].pos == "NOUN"
    if not person or not opens or any(words.low[k] in ",:;" for k in range(start, stop)):
        return False
    return not any(is_finite(words, k) or words.quoted[k] >= 0 for k in range(start, stop))


def _past_colon(words: Words, lex: Lexicon, start: int) -> list[Span]:
    """What a speaker said more, behind a colon and what is told of them (*Nonsense, said Ann, who runs it: …*)."""
    stop = words.end(start)
    colon = next((k for k in range(start, stop - 1) if words.low[k] == ":"), None)
    return [words.span(colon + 1, clauses.clause_end(words, lex, colon + 1))] if colon is not None else []


def waits(words: Words, lex: Lexicon, at: int, end: int) -> bool:
    """Whether a clause that a comma breaks off before token ``at`` lacks what goes on behind the comma at ``end`` (*She
    was, the union says, told*, *Le camion roulait, selon la police, à 90*): its last word is a verb in need of more.
    """
    last, after = at - 2, end + 1
    if last <= words.first(at) or words.low[at - 1] != "," or words.low[end : end + 1] != (",",):
        return False
    if after >= words.end(end) or words.quoted[last] >= 0 or words.low[after] in lex["coordinators"]:
        return False
    opens = words.tokens[after].pos != "NOUN" or not lex["pronouns_inverted"]
    return words.tokens[last].pos == "AUX" or (is_finite(words, last) and opens)


def _past_circumstance(words: Words, end: int) -> int:
    """The comma that closes what stands behind the subject of an incise (*explique le maire dans une lettre,*)."""
    for k in range(end, min(words.end(end), end + 14)):
        if words.low[k] in (",", "."):
            return k
        if words.tokens[k].pos == "PUNCT" or is_finite(words, k):
            break
    return end


def _past_aside(words: Words, comma: int) -> list[Span]:
    """The rest of a quotation behind what is said of its speaker (*he said, pointing at the sea, “…”*)."""
    for k in range(comma + 1, min(words.end(comma), comma + GAP)):
        if words.quoted[k] >= 0:
            quote = words.quotes[words.quoted[k]]
            opens = quote.outer[0] == words.tokens[k].start and words.low[k - 1] == ","
            return [trim_inner(words.text, quote)] if opens else []
        if is_finite(words, k):
            return []
    return []


def _resumed(words: Words, lex: Lexicon, start: int, at: int, *, inserted: bool) -> list[Span]:
    """The rest of a clause that the incise cut in two; what comments on it or follows in time is not of it."""
    stop = words.end(start)
    low, token = words.low[start], words.tokens[start]
    begun = any(is_finite(words, k) for k in range(words.first(at), at))
    if low in lex["relative_words"] and not begun:
        return _past_colon(words, lex, start)
    if low in lex["relative_words"] or setsin.sets_in(words, lex, start):
        return []
    begun = begun and not waits(words, lex, at, start - 1)
    if not begun and (_tells_anew(words, lex, start, at) or _names_source(words, lex, start)):
        return []
    if begun and not (inserted and token.pos in ("ADP", "ADV", "SCONJ")) and low not in lex["coordinators"]:
        return []
    return [(token.start, words.span(start, clauses.clause_end(words, lex, start))[1])] if start < stop else []
