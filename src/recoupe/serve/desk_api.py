"""The API of what is done: articles that come and go, runs, judgements."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from recoupe._version import __version__
from recoupe.export import FORMATS
from recoupe.model import Judgement
from recoupe.serve import places, told, uploads
from recoupe.serve.asked import JSON, Its, Match, Responses, failures
from recoupe.serve.conditions import answer
from recoupe.serve.openapi import UPLOAD
from recoupe.serve.problems import Problem
from recoupe.serve.shapes import (
    Accepted,
    Judged,
    JudgementList,
    JudgementRow,
    Limits,
    NewJudgement,
    RunStatus,
    Service,
    Undoing,
)
from recoupe.serve.state import Office

STREAM: Responses = {
    200: {"description": "a RunStatus an event", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
}

router = APIRouter(prefix="/api/v1")


@router.get("", tags=["service"], response_model=Service)
def service(request: Request, its: Its) -> Response:
    """What stands here: version, the dossier's ETag, limits, formats, and the run that is going on."""
    ui, current, bounds = its.settings.ui, its.runs.current(), its.bounds
    names = Limits.model_fields
    return _tagged(
        request,
        Service(
            version=__version__,
            ui="en" if ui == "en" else "fr",
            etag=its.snapshot.etag if its.snapshot else None,
            articles=its.articles,
            run=current.id if current else None,
            read_only=Problem("read-only").message(ui) if its.read_only else None,
            limits=Limits(**{name: getattr(bounds, name) for name in names}),
            formats=list(FORMATS),
        ),
    )


@router.post(
    "/articles",
    status_code=202,
    tags=["articles"],
    openapi_extra=UPLOAD,
    responses=failures("malformed", "read-only", "moved-on", "file-size", "heap-full", "media-type", "no-files"),
)
async def add_articles(request: Request, response: Response, its: Its, match: Match = None) -> Accepted:
    """Read files (multipart field ``files``), or one text (JSON), in the background."""
    its.unmoved(match)
    sent = await uploads.sent(request, its.bounds)
    return _accepted(await run_in_threadpool(its.add, sent, match=match), response)


@router.delete(
    "/articles/{id}",
    status_code=202,
    tags=["articles"],
    responses=failures("read-only", "not-found", "moved-on"),
)
def take_out_article(id: str, response: Response, its: Its, match: Match = None) -> Accepted:
    """Take an article out of the heap, in the background. A file that was named on the command line stays."""
    return _accepted(its.take_out(id, match=match), response)


@router.get("/runs/{id}", tags=["runs"], responses=failures("not-found"))
def run(id: str, response: Response, its: Its) -> RunStatus:
    """How far a run is."""
    response.headers["cache-control"] = "no-store"
    if status := its.runs.get(id):
        return told.status(status, its.settings.ui)
    raise Problem("not-found", f"/api/v1/runs/{id}")


@router.get(
    "/runs/{id}/events",
    tags=["runs"],
    response_class=StreamingResponse,
    responses=STREAM | failures("not-found"),
)
def run_events(id: str, response: Response, its: Its) -> StreamingResponse:
    """The same as server-sent events, until it is over."""
    run(id, response, its)

    async def events() -> AsyncIterator[str]:
        async for status in its.runs.follow(id):
            yield f"data: {told.status(status, its.settings.ui).model_dump_json()}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream", headers={"cache-control": "no-store"})


@router.get("/judgements", tags=["judgements"], response_model=JudgementList)
def judgements(request: Request, its: Its) -> Response:
    """All judgements, also those that were undone, in the order they were made."""
    found = told.judgements(its)
    return _tagged(request, JudgementList(total=len(found), rows=found))


@router.get("/judgements/{id}", tags=["judgements"], response_model=JudgementRow, responses=failures("not-found"))
def one_judgement(request: Request, id: int, its: Its) -> Response:
    """One judgement."""
    for row in told.judgements(its):
        if row.id == id:
            return _tagged(request, row)
    raise Problem("not-found", f"/api/v1/judgements/{id}")


@router.post(
    "/judgements",
    status_code=201,
    tags=["judgements"],
    responses=failures("read-only", "reading", "no-dossier", "moved-on", "media-type", "invalid"),
)
def judge(asked: NewJudgement, its: Its, response: Response, match: Match = None) -> Judged:
    """Decide that passages are one claim, two claims, of one origin, or no claim; the dossier is made anew at once."""
    its.unmoved(match)
    found = places.places(asked, its.seen().dossier)
    return _judged(its.judge(asked.kind, found, who=asked.who, why=asked.why, match=match), its, response)


@router.post(
    "/judgements/{id}/undo",
    status_code=201,
    tags=["judgements"],
    responses=failures("read-only", "not-found", "reading", "moved-on", "media-type", "invalid"),
)
def undo(id: int, asked: Undoing, its: Its, response: Response, match: Match = None) -> Judged:
    """Take a judgement back; taking an undoing back restores what it undid."""
    return _judged(its.undo(id, who=asked.who, why=asked.why, match=match), its, response)


def _judged(made: Judgement, its: Office, response: Response) -> Judged:
    row = next(row for row in told.judgements(its) if row.id == made.id)
    etag = its.seen().etag
    response.headers["etag"] = etag
    response.headers["location"] = f"/api/v1/judgements/{made.id}"
    return Judged(**row.model_dump(), etag=etag)


def _accepted(id: str, response: Response) -> Accepted:
    response.headers["location"] = f"/api/v1/runs/{id}"
    return Accepted(run=id)


def _tagged(request: Request, value: BaseModel) -> Response:
    """An answer whose ``ETag`` is a digest of what it holds."""
    body = value.model_dump_json().encode()
    return answer(request, f'"{hashlib.sha256(body).hexdigest()[:16]}"', lambda: body, JSON)
