"""What the command line shows a person: a dossier on one screen, and progress while it is made."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from recoupe.engines import Progress as Callback
from recoupe.lang import load
from recoupe.model import Claim, Divergence, Dossier, Rejected

CLAIMS, DIVERGENCES, REJECTED = 7, 4, 3
"""Rows of each part: with the headings they fill a screen of 24 lines."""
STYLES = {"corroborated": "green", "single-origin": "yellow", "unattributed": "dim", "disputed": "red"}

Say = Callable[..., str]


def screen(dossier: Dossier, ui: str) -> RenderableType:
    """The dossier on one screen of 80 columns and 24 lines: coverage, claims, divergences, what was not read."""
    say = _speaker(ui)
    parts: list[RenderableType] = [_coverage(dossier, say)]
    parts += _claims(dossier.claims, say)
    parts += _divergences(dossier.divergences, say)
    parts += _rejected(dossier.run.rejected, say)
    return Group(*parts)


def row(rejected: Rejected) -> Text:
    """One input that was not read, on one line that a log keeps whole."""
    return Text(f"{_plain(rejected.path)}: {_plain(rejected.message)}", overflow="fold")


@contextmanager
def progress(console: Console, ui: str, *, shown: bool) -> Iterator[Callback | None]:
    """A callback that draws one bar a phase on ``console``, or None when nothing is to be shown."""
    if not shown:
        yield None
        return
    say = _speaker(ui)
    columns = (TextColumn("{task.description:24}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def update(phase: str, done: int, total: int) -> None:
            if phase not in tasks:
                tasks[phase] = bars.add_task(say(phase), total=total)
            bars.update(tasks[phase], completed=done)

        yield update


def _speaker(ui: str) -> Say:
    table = load(ui)

    def say(key: str, **values: object) -> str:
        return table.message("cli", key, **values)

    return say


def _coverage(dossier: Dossier, say: Say) -> Text:
    languages = Counter(a.language for a in dossier.articles)
    days = sorted(a.published.value[:10] for a in dossier.articles if a.published.value)
    undated = sum(a.published.value is None for a in dossier.articles)
    parts = [
        say("articles", n=len(dossier.articles)),
        say("outlets", n=len({a.outlet for a in dossier.articles if a.outlet})),
        say("languages", list=", ".join(f"{code} {n}" for code, n in sorted(languages.items()))),
        say("dates", first=days[0], last=days[-1]) if days else say("no_dates"),
        *([say("undated", n=undated)] if undated else []),
    ]
    return Text(" · ".join(parts), style="bold", no_wrap=True, overflow="ellipsis")


def _claims(claims: tuple[Claim, ...], say: Say) -> list[RenderableType]:
    if not claims:
        return [Text(say("no_claims"))]
    first = sorted(claims, key=lambda c: (-c.attestations, -c.origins.lower, -len(c.members), c.id))[:CLAIMS]
    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, header_style="dim", pad_edge=False)
    table.add_column(say("column_status"), no_wrap=True)
    table.add_column(say("column_articles"), justify="right", no_wrap=True)
    table.add_column(say("column_origins"), justify="right", no_wrap=True)
    table.add_column(say("column_claim"), no_wrap=True, overflow="ellipsis", ratio=1)
    for claim in first:
        state = Text(say(claim.status), style=STYLES[claim.status])
        table.add_row(state, str(claim.attestations), _interval(claim), Text(_plain(claim.gloss)))
    parts: list[RenderableType] = [Text("\n" + say("claims"), style="bold"), table]
    if len(claims) > len(first):
        parts.append(Text(say("more_claims", n=len(claims) - len(first)), style="dim"))
    return parts


def _interval(claim: Claim) -> str:
    lower, upper = claim.origins.lower, claim.origins.upper
    return str(lower) if lower == upper else f"{lower}–{upper}"


def _divergences(divergences: tuple[Divergence, ...], say: Say) -> list[RenderableType]:
    if not divergences:
        return []
    parts: list[RenderableType] = [Text("\n" + say("divergences"), style="bold")]
    for divergence in divergences[:DIVERGENCES]:
        kind = say("update") if divergence.update else say(divergence.kind)
        values = " ≠ ".join(_plain(value) for value in divergence.values)
        line = Text(f"{kind:11}", style="cyan")
        line.append(values or _plain(divergence.because), style="default")
        line.no_wrap, line.overflow = True, "ellipsis"
        parts.append(line)
    if len(divergences) > DIVERGENCES:
        parts.append(Text(say("more", n=len(divergences) - DIVERGENCES), style="dim"))
    return parts


def _rejected(rejected: tuple[Rejected, ...], say: Say) -> list[RenderableType]:
    if not rejected:
        return []
    parts: list[RenderableType] = [Text(f"\n{say('rejected')} ({len(rejected)})", style="bold")]
    for one in rejected[:REJECTED]:
        line = row(one)
        line.no_wrap, line.overflow = True, "ellipsis"
        parts.append(line)
    if len(rejected) > REJECTED:
        parts.append(Text(say("more", n=len(rejected) - REJECTED), style="dim"))
    return parts


def _plain(text: str) -> str:
    """Text of an article on one line, without the control and direction characters that a terminal would obey."""
    kept = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in text)
    return " ".join(kept.split())
