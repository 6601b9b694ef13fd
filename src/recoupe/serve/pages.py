"""The pages for people, the files they are made of, and the description of the API."""

from __future__ import annotations

import hashlib
import json

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from recoupe._version import __version__
from recoupe.export import served
from recoupe.serve.asked import JSON, Its
from recoupe.serve.conditions import answer
from recoupe.serve.problems import Problem
from recoupe.serve.state import Office

HTML = "text/html; charset=utf-8"
FOR_EVER = "public, max-age=31536000, immutable"

router = APIRouter(include_in_schema=False)


@router.get("/")
def page(request: Request, its: Its) -> Response:
    """The page of the dossier; that to add articles while there is none."""
    now = its.snapshot
    if now is None:
        return RedirectResponse("/add", 303)
    desk = _desk(its, now.etag)
    etag = _tag(desk)
    return answer(
        request, etag, lambda: now.made(etag, lambda: _utf8(served.page(now.dossier, desk, its.settings.ui))), HTML
    )


@router.get("/add")
def add(request: Request, its: Its) -> Response:
    """The page to drop files and paste text."""
    desk = _desk(its, "")
    etag = _tag(desk, its.articles)
    return answer(request, etag, lambda: _utf8(served.add(desk, its.settings.ui, articles=its.articles)), HTML)


@router.get("/openapi.json")
def description(request: Request) -> Response:
    """What the API is, for programs."""
    body = json.dumps(request.app.openapi()).encode()
    return answer(request, _digest(body), lambda: body, JSON)


@router.get("/assets/{name}")
def asset(request: Request, name: str, v: str = "") -> Response:
    """A style sheet or script; for ever where its address holds its digest."""
    found = served.asset(name)
    if found is None:
        raise Problem("not-found", request.url.path)
    data, media = found
    return answer(request, _digest(data), lambda: data, media, cache_control=FOR_EVER if v else "no-cache")


def _desk(its: Office, etag: str) -> served.Desk:
    run, bounds = its.runs.shown() if its.snapshot is None else its.runs.current(), its.bounds
    return served.Desk(
        etag=etag,
        rows=its.judgements.rows(),
        run=run.id if run else "",
        read_only=Problem("read-only").message(its.settings.ui) if its.read_only else "",
        file_bytes=bounds.file_bytes,
        request_bytes=bounds.request_bytes,
        request_files=bounds.files,
    )


def _tag(desk: served.Desk, *more: object) -> str:
    """The ``ETag`` of a page: of all that it shows, the version of this program among it."""
    return _digest(repr((__version__, desk, more)).encode())


def _digest(data: bytes) -> str:
    return f'"{hashlib.sha256(data).hexdigest()[:16]}"'


def _utf8(page: str) -> bytes:
    return page.encode("utf-8")
