"""The normalised view and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.view import Insertion, normalise, view

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("’'\u00a0\u202f\u00ad\u200b…\r\n\u0301e«»ﬁ")), max_size=120)


def test_variants_become_one():
    assert normalise("l’été\u00a0!") == "l'été !"
    assert normalise("e\u0301te\u0301\u00ad\r\nﬁn…") == "été\nfin..."
    assert normalise("🇫🇷Le train ☀️") == "  Le train ☀"


@given(TEXTS)
def test_every_character_leads_back_in_order(text):
    v = view(text)
    assert len(v.starts) == len(v.text) + 1
    assert len(v.ends) == len(v.text)
    assert list(v.starts) == sorted(v.starts)
    assert list(v.ends) == sorted(v.ends)
    for i in range(len(v.text)):
        start, end = v.original(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert v.text[i] in normalise(text[start:end])


@given(TEXTS)
def test_nothing_is_lost_but_what_cannot_be_seen(text):
    v = view(text)
    held = {i for a, b in zip(v.starts, v.ends, strict=False) for i in range(a, b)}
    assert all(normalise(text[i]) == "" for i in range(len(text)) if i not in held)


@given(TEXTS, st.data())
def test_insertions_are_in_the_view_and_cost_the_original_nothing(text, data):
    at = data.draw(st.integers(0, max(0, len(text) - 1)))
    plain, mended = view(text), view(text, [Insertion(at, "#~")])
    if at in plain.starts[:-1]:
        assert "#~" in mended.text
        assert mended.original(0, len(mended.text)) == plain.original(0, len(plain.text))
    assert mended.text.replace("#~", "", 1) == plain.text or "#~" not in mended.text


def test_spans_go_both_ways():
    text = "Le port’\u00a0: « fermé »"
    v = view(text)
    at = text.index("fermé")
    assert v.text[slice(*v.span((at, at + 5)))] == "fermé"
    assert v.original(*v.span((at, at + 5))) == (at, at + 5)
