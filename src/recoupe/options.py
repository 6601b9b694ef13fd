"""Options that several commands share, with the help texts of the settings that they set."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated, Any

import typer

from recoupe.settings import Settings


def _option(name: str) -> Any:
    """A command-line option for a field of Settings, with the help text the field carries."""
    field = next(field for field in dataclasses.fields(Settings) if field.name == name)
    return typer.Option(f"--{name.replace('_', '-')}", help=field.metadata["help"])


DEFAULT = Settings()


Out = Annotated[Path, typer.Option("-o", "--out", help="folder that dossier.json and dossier.html are written to")]
Lang = Annotated[str, _option("lang")]
Published = Annotated[str | None, _option("published")]
Ui = Annotated[str, _option("ui")]
Owners = Annotated[str | None, _option("owners")]
Decided = Annotated[Path | None, typer.Option("--judgements", help="file of judgements to replay (see judge)")]
Jobs = Annotated[int, _option("jobs")]
Encoder = Annotated[str, _option("encoder")]
OneStory = Annotated[bool, _option("one_story")]
MinOrigins = Annotated[int, _option("min_origins")]
Since = Annotated[Path | None, typer.Option("--since", help="an earlier dossier.json; the page says what changed")]
Quiet = Annotated[bool, typer.Option("--quiet", help="print nothing but errors")]
Json = Annotated[bool, typer.Option("--json", help="print dossier.json on standard output instead of the summary")]
