"""Quotations in every kind of marks, paired or not."""

from __future__ import annotations

import itertools
import time

import pytest

from recoupe.extract.said.quotes import dialogue, find, top

CASES = {
    "guillemets": ("Il a dit « oui » hier.", ["oui"]),
    "curly": ("Il a dit “oui” hier.", ["oui"]),
    "straight": ('Il a dit "oui" hier.', ["oui"]),
    "single": ("Selon le ‘Phare' et le ‘Courrier', oui.", ["Phare", "Courrier"]),
    "english single": ("She said 'we won't go' and left.", ["we won't go"]),
    "closing mark opens": ("Il a dit “oui“ hier.", ["oui"]),
    "guillemet closes the wrong way": ("Les travaux « avancent bien« .", ["avancent bien"]),
    "mixed": ("Il a dit « oui” hier.", ["oui"]),
    "no closer": ("Il a dit « oui, bien sûr.", ["oui, bien sûr."]),
    "no closer, then another": ("« Venez, a dit Paul. « Restez », a dit Anne.", ["Venez, a dit Paul.", "Restez"]),
    "no opener": ('Tout va bien", a dit Paul.', ["Tout va bien"]),
    "nested": ("Il a lu « la note “urgent” hier » et ri.", ["la note “urgent” hier"]),
    "inches": ('Un écran de 15" et un mot "rare".', ["rare"]),
    "apostrophes": ("L'été d'avant, j'ai dit 'oui'.", ["oui"]),
    "two paragraphs, one closer": ("« Un.\nDeux. », dit-il.", ["Un.\nDeux."]),
    "paragraphs opened anew": ("« Un.\n« Deux », dit-il.", ["Un.", "Deux"]),
    "empty": ("Rien « » ici.", []),
    "none": ("Rien ici.", []),
    "elision before": ("Il parle d'« abandon » et d'\"oubli\".", ["abandon", "oubli"]),
    "brackets": ("(« oui », dit-il)", ["oui"]),
}


@pytest.mark.parametrize(("text", "want"), CASES.values(), ids=CASES.keys())
def test_inner(text: str, want: list[str]) -> None:
    assert [text[slice(*q.inner)] for q in top(find(text))] == want


def test_marks_stand_outside() -> None:
    (quote,) = find("Il a dit « oui ».")
    assert (quote.outer, quote.inner, quote.closed) == ((9, 16), (11, 14), True)


def test_top_never_overlap() -> None:
    text = '« a “b” c » d « e “f\n” g » h" i “j'
    quotes = top(find(text))
    assert all(a.outer[1] <= b.outer[0] for a, b in itertools.pairwise(quotes))


def test_dialogue() -> None:
    text = "— Je ne sais pas.\n- Moi si !\nUn tiret - au milieu."
    assert [text[a:b] for a, b in dialogue(text)] == ["Je ne sais pas.", "Moi si !"]


@pytest.mark.parametrize(
    "text", ["« " * 10_000 + "a" + " »" * 10_000, "« " * 10_000, '"a ' * 20_000, " »" * 10_000, "“a\n" * 10_000]
)
def test_linear_in_nested_and_unclosed_marks(text: str) -> None:
    started = time.perf_counter()
    find(text)
    assert time.perf_counter() - started < 5


def test_nesting_is_counted() -> None:
    assert max(q.depth for q in find("« a “b «c» d” e »")) == 2
