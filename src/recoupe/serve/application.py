"""The application: API and pages behind the guard, every error in one shape, nothing loaded from elsewhere."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.responses import Response

from recoupe._version import __version__
from recoupe.errors import RecoupeError
from recoupe.serve import desk_api, dossier_api, openapi, pages
from recoupe.serve.guard import LOCAL, Guard
from recoupe.serve.problems import as_problem, reply
from recoupe.serve.state import Office

SILENT: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""FastAPI would tell OpenTelemetry of each request where somebody has set that up; nothing leaves this machine."""

log = logging.getLogger("recoupe.serve")


def application(office: Office, *, names: Iterable[str] = (), exposed: bool = False) -> Guard:
    """What a server runs. ``names`` are hosts beside those of this machine that it is reached by; the office is closed
    when the server stops."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        office.close()

    app = FastAPI(
        title="recoupe",
        version=__version__,
        summary="A dossier of news articles: what is said, by whom, from how many distinct origins in this corpus.",
        openapi_url=None,
        redirect_slashes=False,
        lifespan=life,
        telemetry=SILENT,
    )
    app.state.office = office
    app.include_router(desk_api.router)
    app.include_router(dossier_api.router)
    app.include_router(pages.router)
    for kind in (HTTPException, RequestValidationError, RecoupeError, Exception):
        app.add_exception_handler(kind, failed)
    openapi.describe(app)
    return Guard(app, office.settings.ui, office.bounds.request_bytes, LOCAL | frozenset(names), exposed)


async def failed(request: Request, error: Exception) -> Response:
    """Any error in the one shape."""
    return reply(as_problem(error, request), request.app.state.office.settings.ui)
