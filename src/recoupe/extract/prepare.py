"""The first step of the article stage: the view, the sentences with their kinds, and what is wrong with the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from recoupe.extract import Draft
from recoupe.extract.faults.artefacts import find
from recoupe.lang import load
from recoupe.model import Article, Sentence
from recoupe.text import lines
from recoupe.text.rubrics import rubric_end
from recoupe.text.sentences import split
from recoupe.text.view import view

Kind = Literal["title", "body", "boilerplate", "foreign", "credit"]


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
    title = _plain(draft.article.title or "")
    out: list[Sentence] = []
    for number, block in blocks.items():
        kind = _kind_of_line(block, draft, title, is_last=number == len(blocks) - 1)
        out.extend(replace(s, kind=kind or _kind_of_sentence(s, draft)) for s in _parted(block, draft))
    return out


def _parted(block: list[Sentence], draft: Draft) -> list[Sentence]:
    """The sentences of a line, the rubric that opens it (*PORT DE LORVAUX Le maire …*) as one of its own."""
    start, end = block[0].span
    at = rubric_end(draft.text, start, end, draft.language)
    return (
        [replace(block[0], span=(start, at)), replace(block[0], span=(at + 1, end)), *block[1:]]
        if at > start
        else block
    )


def _kind_of_line(block: list[Sentence], draft: Draft, title: str, *, is_last: bool) -> Kind | None:
    """The kind of a line that is not prose: a credit, the title (met again, too), a heading with text below it."""
    line = draft.text[block[0].span[0] : block[-1].span[1]]
    if lines.is_credit(line, draft.language):
        return "credit"
    if title and _plain(line) == title:
        return "title"
    longest = lines.TITLE_CHARS if block[0].block <= 1 else lines.SUBHEAD_CHARS
    if is_last or len(block) > 1 or len(line) > longest or line.rstrip("\"»”’') ").endswith(tuple(".!?:;,")):
        return None
    heads = lines.looks_like_headline(line, draft.language, spaced=True)
    return "title" if heads and _kind_of_sentence(block[0], draft) == "body" else None


def _kind_of_sentence(sentence: Sentence, draft: Draft) -> Kind:
    """``boilerplate`` or ``foreign`` when such an artefact covers most of the sentence, else ``body``."""
    start, end = draft.view.original(*sentence.span)
    for artefact in draft.artefacts:
        shared = min(end, artefact.span[1]) - max(start, artefact.span[0])
        if 2 * shared > end - start and (artefact.kind == "boilerplate" or artefact.kind == "foreign"):
            return artefact.kind
    return "body"


def _plain(line: str) -> str:
    """A line as titles are compared: no case, no mark-up of headings, single spaces."""
    return " ".join(line.casefold().strip("# ").split())
