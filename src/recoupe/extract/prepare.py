"""The first step of the article stage: the view, the sentences with their kinds, and what is wrong with the text."""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.artefacts import find
from recoupe.lang import load
from recoupe.model import Article, Sentence
from recoupe.text import lines
from recoupe.text.sentences import split
from recoupe.text.view import view


def prepare(article: Article, *, ui: str = "fr") -> Draft:
    """The article's view, mended where words were glued, cut into sentences; its artefacts, explained in ``ui``.

    Pure; spans of sentences are in view coordinates, tokens still empty.
    """
    language = load(article.language)
    faults = find(article, language, load(ui))
    mended = view(article.text, faults.insertions)
    sentences = split(mended.text, language)
    draft = Draft(article, mended, sentences, faults.artefacts, language)
    return replace(draft, sentences=tuple(_kinds(draft)))


def _kinds(draft: Draft) -> list[Sentence]:
    """The sentences with their kinds; those of one line that is not prose share one kind."""
    blocks: dict[int, list[Sentence]] = {}
    for sentence in draft.sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    title = " ".join((draft.article.title or "").casefold().split())
    out: list[Sentence] = []
    for number, block in blocks.items():
        line = draft.text[block[0].span[0] : block[-1].span[1]]
        kind = _kind_of_line(line, number, title, draft)
        out.extend(replace(s, kind=kind or _kind_of_sentence(s, draft)) for s in block)
    return out


def _kind_of_line(line: str, number: int, title: str, draft: Draft) -> str | None:
    if lines.is_credit(line, draft.language):
        return "credit"
    if " ".join(line.casefold().lstrip("# ").split()) == title:
        return "title"
    stopped = line.rstrip("\"»”’') ").endswith((".", "!", "?", ":", ";", ","))
    short = len(line) <= (lines.TITLE_CHARS if number <= 1 else lines.SUBHEAD_CHARS)
    unsure = not stopped and short and lines.looks_like_headline(line, draft.language, spaced=True)
    return "title" if unsure and not _marked(draft, line) else None


def _kind_of_sentence(sentence: Sentence, draft: Draft) -> str:
    """``boilerplate`` or ``foreign`` when such an artefact covers most of the sentence, else ``body``."""
    start, end = draft.view.original(*sentence.span)
    for artefact in draft.artefacts:
        if artefact.kind in ("boilerplate", "foreign"):
            shared = min(end, artefact.span[1]) - max(start, artefact.span[0])
            if 2 * shared > end - start:
                return artefact.kind
    return "body"


def _marked(draft: Draft, line: str) -> bool:
    """True when the line holds a boilerplate or foreign artefact: that names it better than its shape."""
    at = draft.text.find(line)
    start, end = draft.view.original(at, at + len(line))
    return any(
        a.kind in ("boilerplate", "foreign") and a.span[0] < end and start < a.span[1] for a in draft.artefacts
    )
