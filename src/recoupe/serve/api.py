"""The REST API under ``/api/v1``: the dossier and its rows, articles, runs, judgements, exports."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Request
from starlette.responses import Response, StreamingResponse

from recoupe._version import __version__
from recoupe.export import FORMATS
from recoupe.lang import load
from recoupe.model import Judgement
from recoupe.serve import exports, places, rows, uploads
from recoupe.serve.conditions import answer
from recoupe.serve.problems import STATUS, Problem
from recoupe.serve.rows import Table
from recoupe.serve.runs import Status
from recoupe.serve.shapes import (
    Accepted,
    Failure,
    Judged,
    JudgementList,
    JudgementRow,
    Limits,
    NewJudgement,
    Page,
    Quoted,
    RejectedRow,
    RunStatus,
    Service,
    Undoing,
)
from recoupe.serve.snapshot import Row, Snapshot
from recoupe.serve.state import Office

JSON = "application/json"
MOST = 1_000
"""Rows of one answer, at the most."""


def office(request: Request) -> Office:
    """The state of the server that a request came to."""
    found: Office = request.app.state.office
    return found


def snapshot(request: Request) -> Snapshot:
    """The dossier as it stands; a problem when there is none."""
    if found := office(request).snapshot:
        return found
    raise Problem("no-dossier", request.url.path)


Its = Annotated[Office, Depends(office)]
Now = Annotated[Snapshot, Depends(snapshot)]
Match = Annotated[str | None, Header(alias="If-Match")]


def failures(*codes: str) -> dict[int | str, dict[str, Any]]:
    """The errors that a route may answer with, for its documentation."""
    told = {STATUS[code]: code for code in codes}
    return {status: {"model": Failure, "description": code} for status, code in told.items()}


router = APIRouter(prefix="/api/v1")


@router.get("", tags=["service"])
def service(its: Its) -> Service:
    """What stands here: version, the dossier's ETag, limits, formats, and the run that is going on."""
    ui, current = its.settings.ui, its.runs.current()
    bounds = its.bounds
    return Service(
        version=__version__,
        ui="en" if ui == "en" else "fr",
        etag=its.snapshot.etag if its.snapshot else None,
        articles=its.articles,
        run=current.id if current else None,
        read_only=Problem("read-only").message(ui) if its.read_only else None,
        limits=Limits(
            file_bytes=bounds.file_bytes,
            request_bytes=bounds.request_bytes,
            files=bounds.files,
            articles=bounds.articles,
        ),
        formats=list(FORMATS),
    )


@router.get("/dossier", tags=["dossier"], responses=failures("no-dossier"))
def dossier(request: Request, now: Now) -> Response:
    """The whole dossier, as ``recoupe dossier`` writes it."""
    return answer(request, now.etag, lambda: now.text, JSON)


@router.post(
    "/articles", status_code=202, tags=["articles"], responses=failures("media-type", "heap-full", "read-only")
)
async def add_articles(request: Request, its: Its) -> Accepted:
    """Read files (multipart field ``files``), or one text (JSON), in the background."""
    return Accepted(run=its.add(await uploads.sent(request, its.bounds)))


@router.delete("/articles/{id}", status_code=202, tags=["articles"], responses=failures("not-found", "moved-on"))
def take_out_article(id: str, its: Its, match: Match = None) -> Accepted:
    """Take an article out of the heap, in the background. A file that was named on the command line stays."""
    return Accepted(run=its.take_out(id, match=match))


@router.get("/runs/{id}", tags=["runs"], responses=failures("not-found"))
def run(id: str, its: Its) -> RunStatus:
    """How far a run is."""
    if status := its.runs.get(id):
        return told(status, its.settings.ui)
    raise Problem("not-found", f"/api/v1/runs/{id}")


@router.get("/runs/{id}/events", tags=["runs"], responses=failures("not-found"))
def run_events(id: str, its: Its) -> StreamingResponse:
    """The same as server-sent events, until it is over."""
    run(id, its)

    async def events() -> AsyncIterator[str]:
        async for status in its.runs.follow(id):
            yield f"data: {told(status, its.settings.ui).model_dump_json()}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream", headers={"cache-control": "no-store"})


def told(status: Status, ui: str) -> RunStatus:
    """A status in words."""
    stages = load(ui).table("api")["stages"]
    return RunStatus(
        id=status.id,
        state=status.state,
        stage=status.stage,
        message=_sound(status.why) or str(stages.get(status.stage, status.stage)),
        done=status.done,
        total=status.total,
        rejected=[RejectedRow(path=_sound(r.path), slug=r.slug, message=_sound(r.message)) for r in status.rejected],
        etag=status.etag,
    )


def _sound(text: str) -> str:
    """Text that can be encoded: a file name may hold bytes that are no characters."""
    return text.encode("utf-8", "replace").decode("utf-8")


@router.get("/judgements", tags=["judgements"])
def judgements(its: Its) -> JudgementList:
    """All judgements, also those that were undone, in the order they were made."""
    found = _judgements(its)
    return JudgementList(total=len(found), rows=found)


@router.post("/judgements", status_code=201, tags=["judgements"], responses=failures("reading", "moved-on", "invalid"))
def judge(asked: NewJudgement, its: Its, response: Response, match: Match = None) -> Judged:
    """Decide that passages are one claim, two claims, of one origin, or no claim; the dossier is made anew at once."""
    its.unmoved(match)
    found = places.places(asked, its.seen().dossier)
    return _judged(its.judge(asked.kind, found, who=asked.who, why=asked.why, match=match), its, response)


@router.post("/judgements/{id}/undo", status_code=201, tags=["judgements"], responses=failures("not-found", "moved-on"))
def undo(id: int, asked: Undoing, its: Its, response: Response, match: Match = None) -> Judged:
    """Take a judgement back; taking an undoing back restores what it undid."""
    return _judged(its.undo(id, who=asked.who, why=asked.why, match=match), its, response)


def _judged(made: Judgement, its: Office, response: Response) -> Judged:
    row = next(row for row in _judgements(its) if row.id == made.id)
    etag = its.seen().etag
    response.headers["etag"] = etag
    response.headers["location"] = "/api/v1/judgements"
    return Judged(**row.model_dump(), etag=etag)


def _judgements(its: Office) -> list[JudgementRow]:
    now = its.snapshot
    standing = {row.id for row in its.desk.judgements.standing()}
    applied = {d.judgement.id: d.applied for d in now.dossier.decisions} if now else {}
    texts = now.text_of if now else {}
    return [
        JudgementRow(
            id=row.id,
            at=row.at,
            who=row.who,
            kind=row.kind,
            places=[
                Quoted(
                    article=p.article,
                    span=p.span,
                    text=texts[p.article][slice(*p.span)] if p.article in texts else None,
                )
                for p in row.places
            ],
            why=row.why,
            undoes=row.undoes,
            standing=row.id in standing,
            applied=applied.get(row.id),
        )
        for row in its.desk.judgements.rows()
    ]


@router.get("/exports/{name}", tags=["exports"], responses=failures("unknown-format", "no-dossier", "missing-extra"))
def export(
    request: Request, name: str, now: Now, its: Its, share: bool = False, ui: Literal["fr", "en"] | None = None
) -> Response:
    """The dossier in a format of another tool, to download; ``share`` leaves out the articles' full texts."""
    if name not in FORMATS:
        raise Problem("unknown-format", name, known=", ".join(FORMATS))
    spoken = ui or its.settings.ui
    return answer(
        request,
        f"W/{now.etag}",
        lambda: exports.make(now.dossier, name, share=share, ui=spoken),
        exports.media(name),
        content_disposition=f'attachment; filename="{exports.file_name(name)}"',
    )


def _add_table(table: Table) -> None:
    """The routes of one table: its rows, and one of them."""

    def listed(
        request: Request,
        now: Now,
        story: str = "",
        q: Annotated[str, Query(max_length=200)] = "",
        limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
        offset: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        def make() -> bytes:
            found = rows.select(now, table, story=story, q=q)
            return _json(
                {"total": len(found), "offset": offset, "limit": limit, "rows": found[offset : offset + limit]}
            )

        return answer(request, now.etag, make, JSON)

    def one(request: Request, now: Now, id: str) -> Response:
        found = rows.one(now, table, id)
        if found is None:
            raise Problem("not-found", f"/api/v1/{table}/{id}")
        return answer(request, now.etag, lambda: _json(found), JSON)

    listed.__doc__ = (
        f"The {table} of the dossier; those about a ``story`` that hold all words of ``q`` where these are given."
    )
    one.__doc__ = f"One row of the {table}."
    common: dict[str, Any] = {"methods": ["GET"], "tags": ["dossier"]}
    router.add_api_route(
        f"/{table}", listed, name=table, response_model=Page, responses=failures("no-dossier", "invalid"), **common
    )
    router.add_api_route(
        f"/{table}/{{id}}", one, name=f"{table}_one", response_model=Row, responses=failures("not-found"), **common
    )


def _json(value: object) -> bytes:
    return json.dumps(value).encode("ascii")


for _table in rows.TABLES:
    _add_table(_table)
