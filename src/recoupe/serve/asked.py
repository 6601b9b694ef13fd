"""What every route is given of its server, and how it tells of errors in the documentation."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Header, Request

from recoupe.serve.problems import STATUS, Problem
from recoupe.serve.shapes import Failure
from recoupe.serve.snapshot import Snapshot
from recoupe.serve.state import Office

JSON = "application/json"
Responses = dict[int | str, dict[str, Any]]
"""What a route may answer, by status, as FastAPI documents it."""


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
Match = Annotated[str | None, Header(alias="If-Match", description="ETag of the dossier that is meant to be changed")]


def failures(*codes: str) -> Responses:
    """The errors that a route may answer with, for its documentation.

    >>> failures("read-only", "origin")[403]["description"]
    'read-only, origin'
    """
    told: Responses = {}
    for code in codes:
        row = told.setdefault(STATUS[code], {"model": Failure, "description": ""})
        row["description"] = ", ".join(filter(None, (row["description"], code)))
    return told
