"""The command line: ``recoupe dossier``, ``recoupe example``; thin, over the public API alone."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

import recoupe
from recoupe import terminal
from recoupe.export import html
from recoupe.export import json as as_json
from recoupe.lang import load
from recoupe.model import Dossier
from recoupe.settings import Settings


class Exit(IntEnum):
    """What the exit status says."""

    ALL_READ = 0
    SOME_REJECTED = 1
    USAGE = 2
    NOTHING_READ = 3


HELP = {f.name: f.metadata["help"] for f in dataclasses.fields(Settings)}
EXITS = "Exit status: 0 all read; 1 some inputs rejected, dossier written; 2 wrong usage; 3 nothing could be read."

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)

Output = Annotated[Path, typer.Option("-o", "--output", help="folder for dossier.json and dossier.html")]
Lang = Annotated[str, typer.Option(help=HELP["lang"])]
Published = Annotated[str | None, typer.Option(help=HELP["published"])]
Ui = Annotated[str, typer.Option(help=HELP["ui"])]
Jobs = Annotated[int, typer.Option(help=HELP["jobs"])]
MinOrigins = Annotated[int, typer.Option(help=HELP["min_origins"])]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but errors")]
Json = Annotated[bool, typer.Option("--json", help="print dossier.json on standard output, and nothing else there")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"recoupe {recoupe.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print it and stop")
    ] = False,
) -> None:
    """Cross-check a heap of news articles: who says what, through whom, how firmly, from how many distinct origins."""


@app.command(epilog=EXITS)
def dossier(
    paths: Annotated[list[Path], typer.Argument(help="articles: any mix of folders and .txt .md .html .jsonl files")],
    output: Output = Path("recoupe-out"),
    lang: Lang = "auto",
    published: Published = None,
    ui: Ui = "fr",
    jobs: Jobs = 1,
    min_origins: MinOrigins = 2,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Read articles and write what they say: dossier.json, and dossier.html to look at."""
    settings = Settings(lang=lang, published=published, ui=ui, jobs=jobs, min_origins=min_origins)
    _run(paths, output, settings, quiet=quiet, json=json)


@app.command(epilog=EXITS)
def example(output: Output = Path("recoupe-out"), ui: Ui = "fr", quiet: Quiet = False, json: Json = False) -> None:
    """The same for the bundled story, which is fiction from its first word to its last."""
    _run([recoupe.examples.path()], output, Settings(ui=ui), quiet=quiet, json=json)


def _run(paths: list[Path], output: Path, settings: Settings, *, quiet: bool, json: bool) -> None:
    errors = Console(stderr=True, highlight=False)
    with terminal.progress(errors, settings.ui, shown=errors.is_terminal and not quiet) as progress:
        made = recoupe.dossier(paths, settings=settings, progress=progress)
    if not made.articles:
        _nothing(made, paths, settings, errors)
    page, data = _write(made, output, settings)
    if json:
        sys.stdout.write(data.read_text("utf-8"))
    elif not quiet:
        _show(made, page, data, settings)
    raise typer.Exit(Exit.SOME_REJECTED if made.run.rejected else Exit.ALL_READ)


def _write(made: Dossier, output: Path, settings: Settings) -> tuple[Path, Path]:
    try:
        output.mkdir(parents=True, exist_ok=True)
        page, data = output / "dossier.html", output / "dossier.json"
        data.write_text(as_json.dumps(made), "utf-8", newline="\n")
        page.write_text(html.render(made, ui=settings.ui), "utf-8", newline="\n")
    except OSError as error:
        raise recoupe.RecoupeError(
            f"cannot write in {output}: {error.strerror}; choose another folder with -o"
        ) from error
    return page, data


def _show(made: Dossier, page: Path, data: Path, settings: Settings) -> None:
    out, words = Console(highlight=False), load(settings.ui)
    out.print(terminal.screen(made, settings.ui))
    out.print()
    for key, path in (("page", page.resolve().as_uri()), ("data", str(data.resolve()))):
        out.print(words.message("cli", key, **{key: path}), soft_wrap=True, markup=False)


def _nothing(made: Dossier, paths: Iterable[Path], settings: Settings, errors: Console) -> None:
    named = ", ".join(str(path) for path in paths)
    for rejected in made.run.rejected:
        errors.print(terminal.row(rejected), soft_wrap=True)
    errors.print(load(settings.ui).message("cli", "nothing", paths=named), soft_wrap=True, markup=False)
    raise typer.Exit(Exit.NOTHING_READ)


def main() -> None:
    """Run the command line; an error that the package raises on purpose is one line, not a traceback."""
    try:
        app()
    except recoupe.RecoupeError as error:
        Console(stderr=True, highlight=False).print(f"recoupe: {error}", markup=False, soft_wrap=True)
        sys.exit(Exit.USAGE)
