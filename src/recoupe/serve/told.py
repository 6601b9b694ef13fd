"""Records of ours as the shapes that the API sends."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.lang import load
from recoupe.model import Judgement
from recoupe.serve.runs import Status
from recoupe.serve.shapes import JudgementRow, Quoted, RejectedRow, RunStatus
from recoupe.serve.state import Office
from recoupe.store.judgements import undoings


def status(of: Status, ui: str) -> RunStatus:
    """How far a run is, in words."""
    stages = load(ui).table("api")["stages"]
    return RunStatus(
        id=of.id,
        state=of.state,
        stage=of.stage,
        message=_sound(of.why) or str(stages.get(of.stage, of.stage)),
        done=of.done,
        total=of.total,
        rejected=[RejectedRow(path=_sound(r.path), slug=r.slug, message=_sound(r.message)) for r in of.rejected],
        etag=of.etag,
    )


def judgements(its: Office) -> list[JudgementRow]:
    """Every judgement with the words it is about, whether it stands, and whether it found them."""
    now = its.snapshot
    rows = its.judgements.rows()
    undone = undoings(rows)
    applied = {one.judgement.id: one.applied for one in now.dossier.decisions} if now else {}
    texts = now.text_of if now else {}
    return [_row(row, texts, row.kind != "undo" and row.id not in undone, applied.get(row.id)) for row in rows]


def _row(row: Judgement, texts: Mapping[str, str], standing: bool, applied: bool | None) -> JudgementRow:
    places = [
        Quoted(article=p.article, span=p.span, text=texts[p.article][slice(*p.span)] if p.article in texts else None)
        for p in row.places
    ]
    return JudgementRow(
        id=row.id,
        at=row.at,
        who=row.who,
        kind=row.kind,
        places=places,
        why=row.why,
        undoes=row.undoes,
        standing=standing,
        applied=applied,
    )


def _sound(text: str) -> str:
    """Text that can be encoded: a file name may hold bytes that are no characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
