"""The parser: what it reads off spaCy's documents, and what it changes in spaCy's pipeline for the sake of speed."""

from __future__ import annotations

import pytest

from recoupe import nlp

SENTENCES = (
    "Selon « Le Phare », Odile Vernac n'a-t-elle pas annoncé la fermeture du pont de Valbrume ?",
    "Les pêcheurs, reçus jeudi par le préfet, s'étaient plaints  des retards…",
    "12.000 habitants (dont 300 à Lorvaux) l'attendaient.",
)


def test_tokens_hold_what_spacy_says() -> None:
    parsed = nlp.parse("fr", SENTENCES)
    docs = nlp._parser("fr").pipe.pipe(s.translate(nlp._QUOTES) for s in SENTENCES)
    for text, tokens, doc in zip(SENTENCES, parsed, docs, strict=True):
        assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
        assert [(t.start, t.lemma, t.pos, t.dep, t.head, t.morph) for t in tokens] == [
            (t.idx, t.lemma_, t.pos_, t.dep_, t.head.i, str(t.morph)) for t in doc
        ]
        assert [t.ent for t in tokens] == [t.ent_iob_ + ("-" + t.ent_type_ if t.ent_type_ else "") for t in doc]


def test_offsets_move_and_nothing_else_does() -> None:
    (tokens,) = nlp.parse("fr", SENTENCES[:1])
    moved = nlp.shift(tokens, 7)
    assert [(t.start - 7, t.end - 7) for t in moved] == [(t.start, t.end) for t in tokens]
    assert [t._replace(start=0, end=0) for t in moved] == [t._replace(start=0, end=0) for t in tokens]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_parse_does_not_depend_on_its_batch(code: str) -> None:
    alone = [nlp.parse(code, [sentence])[0] for sentence in SENTENCES]
    assert nlp.parse(code, [*SENTENCES[::-1], *SENTENCES * 20])[2::-1] == alone


def test_lemmas_are_looked_up_in_sets() -> None:
    index = nlp._parser("fr").pipe.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert len(index) > 3
    assert all(isinstance(index[part], frozenset) for part in index)
