"""The parser: what it reads off spaCy's documents, and what it changes in spaCy's pipeline for the sake of speed."""

from __future__ import annotations

import pytest

from recoupe import nlp
from recoupe.nlp import parser
from tests import newsroom

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


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Nous soignons une petite fille de sept semaines.", "Pres"),
        ("Philippe Vernac ira à Valdor au printemps.", "Fut"),
        ("Le roi entra mardi à Lyon.", "Past"),
    ],
)
def test_a_verb_has_the_tense_of_its_form(text: str, tense: str) -> None:
    (verb,) = [t for t in nlp.parse("fr", [text])[0] if t.pos == "VERB"]
    assert f"Tense={tense}" in verb.morph


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


def test_new_words_past_the_limit_are_forgotten_with_their_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    before = nlp.parse("fr", SENTENCES)
    words = [f"Vernaquet{n}" for n in "abcdefgh"]
    monkeypatch.setattr(parser, "WORDS_KEPT", 0)
    told = nlp.parse("fr", [f"Odile {word} est venue." for word in words])
    assert [tokens[1].text for tokens in told] == words
    assert not any(word in parser.load("fr").pipe.vocab for word in words)
    assert nlp.parse("fr", SENTENCES) == before


@pytest.mark.parametrize("code", ["fr", "en"])
def test_names_are_those_that_the_recogniser_finds_word_by_word(code: str) -> None:
    """One of spaCy's own, loaded apart, over whole articles cut at their full stops."""
    import spacy

    plain = spacy.load(parser.MODELS[code], exclude=["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer"])
    told = [master.text for master in newsroom.masters(code)]
    texts = [f"{line}." for text in told for line in text.split(". ") if line.strip()]
    ours, theirs = parser.load(code), [plain.make_doc(text) for text in texts]
    for doc in theirs:
        for token in doc:
            token.is_sent_start = token.i == 0
    recogniser = plain.get_pipe("ner")
    recogniser.set_annotations(theirs, recogniser.predict(theirs))
    found = 0
    for text, doc in zip(texts, theirs, strict=True):
        mine = ours.pipe.make_doc(text)
        ours.namer.mark([mine])
        assert [(e.start, e.end, e.label_) for e in mine.ents] == [(e.start, e.end, e.label_) for e in doc.ents]
        assert [t.ent_iob for t in mine] == [t.ent_iob for t in doc]
        found += len(mine.ents)
    assert found > 100


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("layer", ["embed_once", "encode_in_columns"])
def test_leaner_layers_give_what_those_they_replace_give(code: str, layer: str) -> None:
    """To what rounding moves."""
    loaded = parser.load(code)
    docs = [loaded.pipe.make_doc(sentence) for sentence in SENTENCES * 3]
    for model in (loaded.pipe.get_pipe("tok2vec").model, loaded.namer.vectors):
        nodes = {node.name: node for node in model.walk()}
        embed, encode = nodes["embed_once"], nodes["encode_in_columns"]
        node, given = (embed, docs) if layer == "embed_once" else (encode, embed.predict(docs))
        (plain,) = node.layers
        for ours, theirs in zip(node.predict(given), plain.predict(given), strict=True):
            assert ours == pytest.approx(theirs, abs=1e-4)
