"""What requests and answers of the API hold, as pydantic models: the source of ``/openapi.json``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
Reason = Annotated[str, Field(max_length=4_000)]
Offset = Annotated[int, Field(ge=0)]


class Shape(BaseModel):
    """What is sent to us holds nothing unknown, so that a slip of the pen is told."""

    model_config = ConfigDict(extra="forbid")


class Passage(Shape):
    """A span of an article: code points of its text, end-exclusive."""

    article: str
    span: tuple[Offset, Offset]


class NewJudgement(Shape):
    """A decision about passages, told by ``places``, by ``statements`` or by ``claims`` (one of the three)."""

    kind: Literal["merge", "split", "same-origin", "reject"]
    places: list[Passage] = Field(default=[], max_length=2)
    statements: list[str] = Field(default=[], max_length=2)
    claims: list[str] = Field(default=[], max_length=2)
    who: Name
    why: Reason = ""


class Undoing(Shape):
    """Who takes a judgement back, and why."""

    who: Name
    why: Reason = ""


class Paste(Shape):
    """An article as text."""

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None


class RejectedRow(BaseModel):
    """Something that was not read: where, which kind of trouble, what to do."""

    path: str
    slug: str
    message: str


class RunStatus(BaseModel):
    """How far a run is: ``done`` of ``total`` items of a ``stage``; ``etag`` is that of the dossier it led to."""

    id: str
    state: Literal["waiting", "running", "done", "failed"]
    stage: str
    message: str
    done: int
    total: int
    rejected: list[RejectedRow]
    etag: str | None


class Accepted(BaseModel):
    """A run that was started."""

    run: str


class Quoted(BaseModel):
    """A passage with its words, where the article is in the heap."""

    article: str
    span: tuple[int, int]
    text: str | None


class JudgementRow(BaseModel):
    """What somebody decided. ``standing``: not undone; ``applied``: its passages were found (None when undone)."""

    id: int
    at: str
    who: str
    kind: Literal["merge", "split", "same-origin", "reject", "undo"]
    places: list[Quoted]
    why: str
    undoes: int | None
    standing: bool
    applied: bool | None


class Judged(JudgementRow):
    """A judgement that was added, with the ``etag`` of the dossier that follows from it."""

    etag: str


class JudgementList(BaseModel):
    """All judgements in the order they were made."""

    total: int
    rows: list[JudgementRow]


class Page(BaseModel):
    """Rows of the dossier: ``total`` match, these begin at ``offset``."""

    total: int
    offset: int
    limit: int
    rows: list[dict[str, Any]]


class Limits(BaseModel):
    """How much is taken in: bytes of a file and of a request, files of a request, articles of the heap."""

    file_bytes: int
    request_bytes: int
    files: int
    articles: int


class Service(BaseModel):
    """What stands at this address. ``read_only`` is the reason why nothing can be changed, None when it can."""

    version: str
    ui: Literal["fr", "en"]
    etag: str | None
    articles: int
    run: str | None
    read_only: str | None
    limits: Limits
    formats: list[str]


class Trouble(BaseModel):
    """What went wrong: ``code`` for programs, ``message`` and ``hint`` for people, ``where`` in the request."""

    code: str
    message: str
    hint: str
    where: str


class Failure(BaseModel):
    """The shape of every error."""

    error: Trouble
