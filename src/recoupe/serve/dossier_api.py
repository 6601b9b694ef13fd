"""The API of what was found: the dossier, its rows, and the dossier in other formats."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from recoupe.export import FORMATS
from recoupe.serve import exports, rows
from recoupe.serve.asked import JSON, Its, Now, Responses, failures
from recoupe.serve.conditions import answer
from recoupe.serve.openapi import DOSSIER, content, page_of, row_of
from recoupe.serve.problems import Problem
from recoupe.serve.rows import Table

MOST = 1_000
"""Rows of one answer, at the most."""

router = APIRouter(prefix="/api/v1", tags=["dossier"])


@router.get("/dossier", responses={200: content(DOSSIER), **failures("no-dossier")})
def dossier(request: Request, now: Now) -> Response:
    """The whole dossier, as ``recoupe dossier`` writes it."""
    return answer(request, now.etag, lambda: now.text, JSON)


DOWNLOAD: Responses = {200: {"description": "a file to download", "content": {"*/*": {}}}}


@router.get(
    "/exports/{name}", responses=DOWNLOAD | failures("no-dossier", "unknown-format", "invalid", "missing-extra")
)
def export(
    request: Request, name: str, now: Now, its: Its, share: bool = False, ui: Literal["fr", "en"] | None = None
) -> Response:
    """The dossier in a format of another tool; ``share`` leaves out the articles' full texts."""
    if name not in FORMATS:
        raise Problem("unknown-format", name, known=", ".join(FORMATS))
    return answer(
        request,
        f"W/{now.etag}",
        lambda: exports.make(now.dossier, name, share=share, ui=ui or its.settings.ui),
        exports.media(name),
        content_disposition=f'attachment; filename="{exports.file_name(name)}"',
    )


def _add(table: Table) -> None:
    """The routes of one table: its rows, and one of them."""

    def listed(
        request: Request,
        now: Now,
        story: Annotated[str, Query(description="id of a story: rows about its articles")] = "",
        q: Annotated[str, Query(max_length=200, description="words that a row holds, in any case and accents")] = "",
        limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
        offset: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        def make() -> bytes:
            found = rows.select(now, table, story=story, q=q)
            some = found[offset : offset + limit]
            return _json({"total": len(found), "offset": offset, "limit": limit, "rows": some})

        return answer(request, now.etag, make, JSON)

    def one(request: Request, now: Now, id: str) -> Response:
        found = rows.one(now, table, id)
        if found is None:
            raise Problem("not-found", f"/api/v1/{table}/{id}")
        return answer(request, now.etag, lambda: _json(found), JSON)

    listed.__doc__ = f"The {table} of the dossier, in its order."
    one.__doc__ = f"One row of the {table}."
    listing: Responses = {200: content(page_of(table)), **failures("no-dossier", "invalid")}
    single: Responses = {200: content(row_of(table)), **failures("no-dossier", "not-found")}
    router.add_api_route(f"/{table}", listed, methods=["GET"], name=table, responses=listing)
    router.add_api_route(f"/{table}/{{id}}", one, methods=["GET"], name=f"{table}_one", responses=single)


def _json(value: object) -> bytes:
    return json.dumps(value).encode("ascii")


for _table in rows.TABLES:
    _add(_table)
