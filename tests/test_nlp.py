"""The parser: what it reads off spaCy's documents, and what it changes in spaCy's pipeline for the sake of speed."""

from __future__ import annotations

import pytest

from recoupe import nlp
from recoupe.nlp import parser

SENTENCES = (
    "Selon « Le Phare », Odile Vernac n'a-t-elle pas annoncé la fermeture du pont de Valbrume ?",
    "Les pêcheurs, reçus jeudi par le préfet, s'étaient plaints  des retards…",
    "12.000 habitants (dont 300 à Lorvaux) l'attendaient.",
)


def test_tokens_hold_what_spacy_says() -> None:
    parsed = nlp.parse("fr", SENTENCES)
    with parser.load("fr").docs([s.translate(nlp._QUOTES) for s in SENTENCES], batch=64) as docs:
        for text, tokens, doc in zip(SENTENCES, parsed, docs, strict=True):
            assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
            assert [(t.start, t.lemma, t.pos, t.dep, t.head, t.morph) for t in tokens] == [
                (t.idx, t.lemma_, t.pos_, t.dep_, t.head.i, str(t.morph)) for t in doc
            ]
            names = [(t.ent_iob_ or "O") + ("-" + t.ent_type_ if t.ent_type_ else "") for t in doc]
            assert [t.ent for t in tokens] == names


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
    index = parser.load("fr").pipe.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert len(index) > 3
    assert all(isinstance(index[part], frozenset) for part in index)


def test_names_are_looked_for_where_a_capital_may_begin_one() -> None:
    found = nlp.parse("fr", ["Odile Vernac dort.", "Le bateau est parti.", "Hier, Lorvaux dormait.", "Lorvaux dort."])
    assert [[t.text for t in tokens if t.ent != "O"] for tokens in found] == [
        ["Odile", "Vernac"],
        [],
        ["Lorvaux"],
        ["Lorvaux"],
    ]


def test_each_distinct_word_of_a_batch_is_embedded_once() -> None:
    """The vectors are those of the layer as the package has it, to what rounding moves."""
    pipe = parser.load("fr").pipe
    embed = next(n for n in pipe.get_pipe("tok2vec").model.walk() if n.name == "embed_once")
    docs = [pipe.make_doc(sentence) for sentence in SENTENCES * 3]
    sizes: list[int] = []
    (inner,) = embed.layers
    for ours, plain in zip(embed.predict(docs), inner.predict(docs), strict=True):
        assert ours == pytest.approx(plain, abs=1e-4)
        sizes.append(len(ours))
    assert sizes == [len(doc) for doc in docs]


def test_new_words_past_the_limit_are_forgotten_with_their_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    before = nlp.parse("fr", SENTENCES)
    words = [f"Vernaquet{n}" for n in "abcdefgh"]
    monkeypatch.setattr(parser, "WORDS_KEPT", 0)
    told = nlp.parse("fr", [f"Odile {word} est venue." for word in words])
    assert [tokens[1].text for tokens in told] == words
    assert not any(word in parser.load("fr").pipe.vocab for word in words)
    assert nlp.parse("fr", SENTENCES) == before
