"""What a terminal shows: the summary that fits one screen, and a bar while a person waits."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from recoupe.export.spread import echoes
from recoupe.export.view import View
from recoupe.lang import load
from recoupe.lang.words import Words, words
from recoupe.model import Claim, Dossier

MARKS = {"corroborated": "●●", "disputed": "⇄ ", "single-origin": "● ", "unattributed": "○ "}
PLAINER = dict(zip("→←…’–—●○⇄«»“”·━╸╺", '><.\'--*ox"""".---', strict=True))
"""Signs of one cell and what stands for them where the terminal's encoding has no such sign."""

DOT = " · "
NARROW = 72
"""Columns below which a claim shows the sign of its status without the word."""
PERIOD = 600
"""Seconds by whose pace the time that is left is told; pieces of an archive take seconds each."""
STYLES = {"corroborated": "green", "disputed": "red", "single-origin": "yellow", "unattributed": "dim"}


def summary(dossier: Dossier, ui: str = "fr", *, width: int = 80, height: int = 20) -> list[Text]:
    """At most ``height`` lines of at most ``width`` cells, ready to print with rich.

    Nothing from an article can move the cursor or change a colour: control and bidirectional characters are
    replaced. Each list that does not fit says how many rows it leaves to the page.
    """
    w, view = words(ui), View(dossier, words(ui))
    lines = [part for line in _head(view, w) for part in _fold(line, width)]
    again = [_claim(w, claim, named=False) for claim in echoes(view.claims)]
    notes, lost = _divergences(view, w), [f"{r.path}: {r.message}" for r in dossier.run.rejected]
    room = height - len(lines)
    blocks = (_block(w, "echoes", again, 4), _block(w, "divergences", notes, 5), _block(w, "rejected", lost, 4))
    tail = [block for block in blocks if block]
    room -= sum(map(len, tail))
    claims = [_claim(w, claim, named=width >= NARROW) for claim in view.claims]
    lines += _block(w, "claims", claims, room, w.count("claim", len(claims)))
    return [_fit(line, width) for line in [*lines, *(line for block in tail for line in block)]][:height]


def plain(text: str) -> str:
    """Text on one line with nothing a terminal would obey.

    >>> plain("a\\x1b[31mb\\u202ec\\nd")
    'a·[31mb·c d'
    """
    line = " ".join(text.split())
    return "".join("·" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") else c for c in line)


def spell(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: plain letters and signs, cell for cell, for what a terminal's encoding lacks.

    >>> spell(UnicodeEncodeError("ascii", "é→", 0, 2, "")), spell(UnicodeEncodeError("ascii", "語", 0, 1, ""))
    (('e>', 2), ('?', 1))
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    plainer = (PLAINER.get(c) or unicodedata.normalize("NFKD", c)[0] for c in lost)
    return "".join(c if c.isascii() else "?" for c in plainer), error.end


def _head(view: View, w: Words) -> Iterator[Text]:
    yield Text(plain(view.title()), "bold")
    dossier, say = view.dossier, w.language.message
    counts = {
        "articles": w.count("article", len(dossier.articles)),
        "outlets": w.count("named_outlet", len(view.outlets)),
    }
    line = say("cli", "head", period=view.period, **counts)
    if view.undated:
        line += DOT + w.count("undated", len(view.undated))
    yield Text(line)
    yield Text(DOT.join(w.count(status, len(claims)) for status, claims in view.statuses() if claims), "dim")


def _claim(w: Words, claim: Claim, *, named: bool) -> Text:
    low, high = claim.origins.lower, claim.origins.upper
    count = f"{claim.attestations:>2}→{low if low == high else f'{low}–{high}'}"
    wide = max(len(w.name("status", known)) for known in MARKS)
    status = f"{w.name('status', claim.status):<{wide}}  " if named else ""
    line = Text(f"{MARKS[claim.status]} {status}", STYLES[claim.status])
    return line.append(f"{count:<8}", "bold").append(plain(claim.gloss), "default")


def _divergences(view: View, w: Words) -> list[Text]:
    said = [(w.name("divergence", x.kind), plain(view.prose(x.because))) for x in view.divergences]
    wide = max((len(kind) for kind, _ in said), default=0)
    return [Text(f"{kind:<{wide}}  ", "cyan").append(because, "default") for kind, because in said]


def _block(w: Words, title: str, rows: Sequence[Text | str], room: int, total: str = "") -> list[Text]:
    """A title and as many rows as ``room`` (title included) holds; the last says how many are left."""
    if not rows or room < 2:
        return []
    shown = [row if isinstance(row, Text) else Text(plain(row)) for row in rows]
    if len(shown) > room - 1:
        left = len(shown) - (room - 2)
        shown = [*shown[: room - 2], Text(w.language.message("cli", "more", n=left), "dim")]
    return [Text(w.language.message("cli", title, total=total), "bold underline"), *shown]


def _fold(line: Text, width: int) -> list[Text]:
    """The line, broken at its dots where it is wider than ``width``."""
    folded = [""]
    for part in line.plain.split(DOT):
        joined = DOT.join(filter(None, (folded[-1], part)))
        if cell_len(joined) <= width or not folded[-1]:
            folded[-1] = joined
        else:
            folded.append(part)
    return [Text(row, line.style) for row in folded]


def _fit(line: Text, width: int) -> Text:
    """The line cut to ``width`` cells, with an ellipsis where it is cut."""
    if cell_len(line.plain) <= width:
        return line
    kept = set_cell_size(line.plain, width - 1)
    same = sum(1 for a, b in zip_longest(kept, line.plain[: len(kept)]) if a == b)
    cut = line[:same]
    return cut.append("…")


@contextmanager
def progress(ui: str, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on standard error where a person waits; None elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    times = (TimeElapsedColumn(), TimeRemainingColumn())
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), *times)
    phases, tasks = load(ui).table("cli")["phases"], dict[str, TaskID]()
    with Progress(*columns, console=console, transient=True, speed_estimate_period=PERIOD) as bar:

        def tell(phase: str, done: int, total: int) -> None:
            if phase not in tasks:
                tasks[phase] = bar.add_task(phases.get(phase.partition("-")[0], phase), total=total or None)
            bar.update(tasks[phase], completed=done, total=total or None)

        yield tell
