"""The language of an article, and of a line inside it.

Two kinds of evidence: the small words of each language that has a folder, and py3langid's n-grams (Lui & Baldwin, ACL
2012) for the rest of the world. Small words decide where they are plenty; n-grams where they are not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from recoupe.lang import Language, codes, load
from recoupe.text.words import is_known

UNKNOWN = "und"
SAMPLE = 20_000
"""Characters of an article that are looked at."""
OTHER_LANGUAGE = ((0.7, 0.7), (0.5, 0.6))
"""How sure the n-grams must be of another language, and how many words, at most, may be known in the article's."""
MOST_KNOWN = max(most for _, most in OTHER_LANGUAGE)
LONG_LINE = 2_000
"""Characters of a line that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_BEYOND = re.compile("[^\0-\u024f\u1e00-\u1eff]")


def detect(text: str) -> str:
    """The ISO code of the language of ``text``; ``und`` where nothing decides.

    >>> detect("Le port est fermé depuis mardi, selon la maire, et les bateaux sont à quai.")
    'fr'
    """
    words = _words(text[:SAMPLE])
    rates = sorted(((rate(words, load(code)), code) for code in codes()), reverse=True)
    (best, code), second = rates[0], rates[1][0] if len(rates) > 1 else 0.0
    guess, sure = classify(text[:SAMPLE])
    if guess in codes() and (sure >= 0.5 or guess == code):
        return guess
    if best >= 0.3 and best >= 1.5 * second and _is_latin(text[:SAMPLE]):
        return code
    return guess if sure >= 0.5 else code if best >= 0.2 and best >= 1.5 * second else UNKNOWN


def foreign(line: str, language: Language) -> str | None:
    """The code of the other language that a line of an article is in, or None.

    Lines of fewer than five words, and lines of names, are given the benefit of the doubt.
    """
    line = line[:LONG_LINE]
    if not _is_latin(line):
        return classify(line)[0] if len(line.strip()) >= 5 else None
    words = [w for w in _words(line) if w.islower()]
    if len(words) < 5:
        return None
    known = sum(is_known(w, language) for w in words) / len(words)
    if known > MOST_KNOWN:
        return None
    guess, sure = classify(line)
    is_other = any(sure >= least and known <= most for least, most in OTHER_LANGUAGE)
    return guess if guess != language.code and is_other else None


def rate(words: list[str], language: Language) -> float:
    """The share of ``words`` that are small words of the language."""
    small = language.words("text", "function_words")
    return sum(w.lower() in small for w in words) / len(words) if words else 0.0


def classify(text: str) -> tuple[str, float]:
    """py3langid's guess with its probability."""
    code, sure = _identifier().classify(text)
    return str(code), float(sure)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _is_latin(text: str) -> bool:
    """True unless most letters are of another script."""
    if not any(map(str.isalpha, _BEYOND.findall(text))):
        return True
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters) >= len(letters)
