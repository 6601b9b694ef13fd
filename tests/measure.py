"""How near a dossier comes to gold labels, layer by layer: numbers between 0 and 1, and what was missed.

    python -m tests.measure GOLD.json DOSSIER.json [-v]

Statements are matched one to one by the characters their contents share (Jaccard), time expressions and artefacts by
any overlap; attributes are judged on the matched alone. A gold claim is judged by the claim where most of its
members landed. ``None`` is a measure for which nothing is labelled.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from tests.sheet import Measure, MeasureError, Place, Row, Sheet, chars, match


def measure(gold: Row, dossier: Row, *, into: Measure | None = None) -> Measure:
    """Every measure of ``dossier`` (``dossier.json``, read) against ``gold``, added to ``into`` where that is given.

    Raises :class:`MeasureError`.
    """
    sheet, out = Sheet(gold, dossier), into or Measure()
    for key, article in gold["articles"].items():
        measure_statements(sheet, key, article["statements"], out)
        measure_timexes(sheet, key, article["timexes"], out)
        measure_published(sheet, key, article["published"], out)
        measure_artefacts(sheet, key, article["artefacts"], out)
    measure_claims(sheet, out)
    measure_divergences(sheet, out)
    return out


def measure_statements(sheet: Sheet, key: str, gold: list[Row], out: Measure) -> None:
    """Contents found at both overlaps, and the attributes of those found at the looser one."""
    system = sheet.of("statements", key)
    contents = [chars(s["content"]) for s in gold], [chars(s["content"]) for s in system]
    loose, strict = match(*contents, least=0.3), match(*contents, least=0.8)
    out["statements.f1@.3"].add(len(loose), len(gold), len(system))
    out["statements.f1@.8"].add(len(strict), len(gold), len(system))
    for i in sorted(set(range(len(gold))) - {i for i, _ in loose}):
        out.miss("MISSED", gold[i]["id"], sheet.words(key, gold[i]["content"]))
    for j in sorted(set(range(len(system))) - {j for _, j in loose}):
        out.miss("EXTRA", key, sheet.words(key, system[j]["content"]), system[j].get("rule"))
    for i, j in sorted(set(loose) - set(strict)):
        out.miss("SPAN", gold[i]["id"], "gold", *(sheet.words(key, s["content"]) for s in (gold[i], system[j])))
    for i, j in loose:
        measure_attributes(sheet, gold[i], system[j], out)


def measure_attributes(sheet: Sheet, gold: Row, system: Row, out: Measure) -> None:
    """Who, through whom and how, of one matched statement."""
    chain = [sheet.entity.get(e) for e in system.get("chain", ())]
    told = {
        "source": (gold["source_entity"], sheet.entity.get(system.get("source_entity") or "")),
        "chain": (gold["chain"], chain),
        "origin": (gold["chain"][-1], chain[-1] if chain else None),
        "form": (gold["mode"], system.get("form")),
        "stance": (gold["stance"], system.get("stance")),
        "certainty": (gold["certainty"], system.get("certainty")),
    }
    if day := gold["said_on"]:
        told["said_on"] = (day, (system.get("said_on") or "")[: len(day)])
    for name, (want, got) in told.items():
        out[f"statements.{name}"].add(want == got)
        if want != got and name != "origin":
            out.miss("WRONG", gold["id"], name, "gold", want, "system", got)


def measure_timexes(sheet: Sheet, key: str, gold: list[Row], out: Measure) -> None:
    """Time expressions found, and found with the same value."""
    system = sheet.of("timexes", key)
    pairs = match([chars([t["span"]]) for t in gold], [chars([t["span"]]) for t in system])
    wrong = [(i, j) for i, j in pairs if gold[i]["value"] != system[j]["value"]]
    out["timexes.relaxed"].add(len(pairs), len(gold), len(system))
    out["timexes.value"].add(len(pairs) - len(wrong), len(gold), len(system))
    for i, j in wrong:
        span, values = [gold[i]["span"]], ("gold", gold[i]["value"], "system", system[j]["value"])
        out.miss("TIMEX", key, sheet.words(key, span), *values)
    _unpaired(sheet, key, "TIMEX", gold, system, pairs, out)


def measure_published(sheet: Sheet, key: str, gold: Row, out: Measure) -> None:
    """Publication dates, to the day; gold may accept several, and '' where nothing says it."""
    accepted = gold.get("accept") or [gold["value"] or ""]
    got = (sheet.articles[key].get("published") or {}).get("value") or ""
    right = got[:10] in {a[:10] for a in accepted}
    out["published.accuracy"].add(right)
    if not right:
        out.miss("DATE", key, "gold", accepted, "system", got or None)


def measure_artefacts(sheet: Sheet, key: str, gold: list[Row], out: Measure) -> None:
    """Artefacts found with the same kind."""
    system = sheet.articles[key].get("artefacts", [])
    pairs = match([chars([a["span"]]) for a in gold], [chars([a["span"]]) for a in system])
    out["artefacts.f1"].add(sum(gold[i]["kind"] == system[j]["kind"] for i, j in pairs), len(gold), len(system))
    _unpaired(sheet, key, "ARTEFACT", gold, system, pairs, out)


def _unpaired(
    sheet: Sheet, key: str, what: str, gold: list[Row], system: list[Row], pairs: list[tuple[int, int]], out: Measure
) -> None:
    for side, rows, index in (("missed", gold, 0), ("extra", system, 1)):
        paired = {pair[index] for pair in pairs}
        for row in (r for n, r in enumerate(rows) if n not in paired):
            label = row.get("kind") or row.get("value")
            out.miss(what, side, key, sheet.words(key, [row["span"]]), label, row.get("rule", ""))


def measure_claims(sheet: Sheet, out: Measure) -> None:
    """Gold members put together two by two, then bounds and status of the claim where most of them landed."""
    units = [(c, *sheet.gold_member(m)) for c, row in enumerate(sheet.gold["claims"]) for m in row["members"]]
    landed = landings(sheet, [unit[1:] for unit in units])
    both = list(combinations(range(len(units)), 2))
    want = {(i, j) for i, j in both if units[i][0] == units[j][0]}
    got = {(i, j) for i, j in both if landed[i] is not None and landed[i] == landed[j]}
    out["claims.pairs"].add(len(want & got), len(want), len(got))
    for c, row in enumerate(sheet.gold["claims"]):
        places = [spot for spot, unit in zip(landed, units, strict=True) if unit[0] == c]
        measure_bounds(sheet, row, [p for p in places if p is not None], len(places), out)


def landings(sheet: Sheet, places: Sequence[Place]) -> list[int | None]:
    """For each gold place, the index of the dossier's claim that covers it by half or more, or None."""
    claims = sheet.dossier["claims"]
    members = [(n, *sheet.member(m)) for n, claim in enumerate(claims) for m in claim["members"]]
    out: list[int | None] = []
    for key, mine in places:
        home = sheet.articles[key]["id"]
        near = [(len(mine & c) / min(len(mine), len(c)), n) for n, a, c in members if a == home and mine & c]
        share, n = max(near, default=(0.0, -1))
        out.append(n if share >= 0.5 else None)
    return out


def measure_bounds(sheet: Sheet, gold: Row, votes: list[int], members: int, out: Measure) -> None:
    """Lower bound equal, upper bound inside gold's range, status equal."""
    most = max(set(votes), key=votes.count, default=None)  # ties fall as they do in the shared scorer
    top = sheet.dossier["claims"][most] if most is not None else {}
    origins, want = top.get("origins") or {}, gold["origins"]
    upper = origins.get("upper")
    right = {
        "lower": origins.get("lower") == want["lower"],
        "upper": upper is not None and want["upper"][0] <= upper <= want["upper"][1],
        "status": top.get("status") == gold["status"],
    }
    for name, ok in right.items():
        out[f"claims.{name}"].add(ok)
    together = votes.count(most) if most is not None else 0
    if together < members or not all(right.values()):
        found = (origins.get("lower"), upper, top.get("status"), f"{together} of {members} members together")
        out.miss("CLAIM", gold["id"], want["lower"], want["upper"], gold["status"], "->", *found)


def measure_divergences(sheet: Sheet, out: Measure) -> None:
    """Gold divergences covered by one of the same kind, and the share of the dossier's that gold has."""
    system = sheet.dossier["divergences"]
    if not (gold := sheet.gold["divergences"]):
        return
    matched: set[int] = set()
    for row in gold:
        members = [{"statement": m} for m in row["members"]] + row.get("spans", [])
        want = [sheet.gold_member(m) for m in members]
        hits = {n for n, d in enumerate(system) if d["kind"] == row["kind"] and covers(sheet, d, want)}
        matched |= hits
        out["divergences.recall"].add(bool(hits))
        if not hits:
            out.miss("DIVERGE", row["kind"], row["gloss"])
    out["divergences.matched"].add(len(matched), len(system))


def covers(sheet: Sheet, divergence: Row, want: Sequence[Place]) -> bool:
    """Whether a divergence of the dossier touches every place of a gold one."""
    spots = [sheet.member(m) for m in divergence["members"]]
    return all(any(a == sheet.articles[key]["id"] and c & offsets for a, c in spots) for key, offsets in want)


def table(found: Measure) -> str:
    """The measures as lines of text, one a line."""
    rows = []
    for name, tally in found.tallies.items():
        value = "-" if tally.value is None else f"{tally.value:.3f}"
        counts = f"{tally.hits} of {tally.of_gold}" + ("" if tally.of_system is None else f", system {tally.of_system}")
        rows.append(f"{name:24} {value:>6}   {counts}")
    return "\n".join(rows)


def main() -> int:
    """Print every measure; with ``-v`` every miss too. Exit status 2 when the two files do not belong together."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed, on standard error")
    options = parser.parse_args()
    try:
        found = measure(*(json.loads(p.read_text("utf-8")) for p in (options.gold, options.dossier)))
    except MeasureError as error:
        print(f"measure: {error}", file=sys.stderr)
        return 2
    print(table(found))
    if options.verbose:
        print("\n".join(found.misses), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
