"""What goes wrong, in one shape: ``{"error": {"code", "message", "hint", "where"}}`` with the right status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from recoupe.errors import RecoupeError
from recoupe.lang import load

CODES = {404: "not-found", 405: "method", 415: "media-type"}
"""What the framework finds wrong by itself, under our names."""
STATUS = {
    "malformed": 400,
    "read-only": 403,
    "origin": 403,
    "not-found": 404,
    "no-dossier": 404,
    "method": 405,
    "reading": 409,
    "moved-on": 412,
    "request-size": 413,
    "file-size": 413,
    "too-many-files": 413,
    "heap-full": 413,
    "media-type": 415,
    "host": 421,
    "invalid": 422,
    "no-files": 422,
    "unknown-format": 404,
    "cannot": 422,
    "missing-extra": 501,
    "failed": 500,
}
"""Every code with its status; its words are in ``api.toml`` of each language."""


class Problem(HTTPException):
    """A request that is refused: ``code`` is one of ``STATUS``, ``where`` what part of the request is meant."""

    def __init__(self, code: str, where: str = "", *, headers: Mapping[str, str] | None = None, **values: Any) -> None:
        super().__init__(STATUS[code], code, headers)
        self.code, self.where, self.values = code, where, values

    def message(self, ui: str) -> str:
        """What is wrong, in words."""
        language = load(ui)
        wording = language.table("api")["wrong"].get(self.values.get("slip"))
        why = {"why": wording.format(**self.values)} if wording else {}
        return language.message("api", self.code, **{"where": self.where, **self.values, **why})

    def hint(self, ui: str) -> str:
        """What to do about it."""
        return load(ui).message("api", f"{self.code}-hint", where=self.where, **self.values)


def reply(problem: Problem, ui: str) -> JSONResponse:
    """The answer to a request that is refused, in the language ``ui``.

    >>> reply(Problem("not-found", "/x"), "en").status_code
    404
    """
    error = {"code": problem.code, "message": problem.message(ui), "hint": problem.hint(ui), "where": problem.where}
    return JSONResponse({"error": error}, problem.status_code, problem.headers)


def as_problem(error: Exception, request: Request) -> Problem:
    """Any error as a problem."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestValidationError):
        return _invalid(error, request)
    if isinstance(error, HTTPException):
        code = CODES.get(error.status_code, "malformed")
        return Problem(code, request.url.path, headers=error.headers)
    if isinstance(error, RecoupeError):
        return Problem("cannot", why=str(error))
    return Problem("failed", request.url.path)


def _invalid(error: RequestValidationError, request: Request) -> Problem:
    """The first thing that is wrong with a request, and where."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return Problem("malformed", "body")
    if first["loc"] == ("body",) and not request.headers.get("content-type", "").startswith("application/json"):
        return Problem("media-type", "Content-Type")
    return invalid(first)


def invalid(error: Mapping[str, Any]) -> Problem:
    """What pydantic finds wrong, in our words where we have some: ``[wrong]`` of ``api.toml``, by its type of error."""
    where = ".".join(str(part) for part in error["loc"] if part not in ("body", "query", "path")) or "body"
    return Problem("invalid", where, slip=error["type"], **{"why": error["msg"], **error.get("ctx", {})})
