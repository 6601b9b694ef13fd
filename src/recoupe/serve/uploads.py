"""What is sent to be read: files of a form, or one text; bounded, and named by nobody but us."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from recoupe.serve.bounds import MB, Bounds
from recoupe.serve.problems import Problem, invalid
from recoupe.serve.shapes import Paste

Sent = list[tuple[str, bytes]]


async def sent(request: Request, bounds: Bounds) -> Sent:
    """The files of a request, each with the name its sender gives it. Raises :class:`Problem` past a limit."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _files(request, bounds)
    if kind == "application/json":
        return [("pasted.jsonl", _line(await request.body(), bounds))]
    raise Problem("media-type", "Content-Type")


async def _files(request: Request, bounds: Bounds) -> Sent:
    # One more than the limit is let through, so that it is we who refuse it, with a message.
    parser = MultiPartParser(request.headers, request.stream(), max_files=bounds.files + 1, max_fields=20)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        many = "files" in error.message
        raise Problem("too-many-files", "files", limit=bounds.files) if many else Problem("malformed", "body") from None
    try:
        files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
        _check(files, bounds)
        return [(one.filename or "", await one.read()) for one in files]
    finally:
        await form.close()


def _check(files: list[UploadFile], bounds: Bounds) -> None:
    if not files:
        raise Problem("no-files", "files")
    if len(files) > bounds.files:
        raise Problem("too-many-files", "files", limit=bounds.files)
    for file in files:
        if (file.size or 0) > bounds.file_bytes:
            raise Problem("file-size", file.filename or "", limit=bounds.file_bytes // MB)


def _line(body: bytes, bounds: Bounds) -> bytes:
    """A text with what is known of it, as one line of JSON Lines."""
    if len(body) > bounds.file_bytes:
        raise Problem("file-size", "text", limit=bounds.file_bytes // MB)
    try:
        row: dict[str, Any] = Paste.model_validate_json(body).model_dump(exclude_none=True)
    except ValidationError as error:
        first = error.errors()[0]
        raise (Problem("malformed", "body") if first["type"] == "json_invalid" else invalid(first)) from None
    return json.dumps(row).encode()
