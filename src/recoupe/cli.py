"""The command line: ``recoupe dossier``, ``archive``, ``export``, ``serve``, …. Thin: the API does the work."""

from __future__ import annotations

import codecs
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

import recoupe
from recoupe import examples, terminal
from recoupe.errors import InputError, JudgementError, RecoupeError, SettingsError
from recoupe.export import json
from recoupe.export.html import render
from recoupe.lang import load
from recoupe.model import Dossier, Place
from recoupe.options import (
    DEFAULT,
    Decided,
    Encoder,
    Jobs,
    Json,
    Lang,
    MinOrigins,
    OneStory,
    Out,
    Owners,
    Published,
    Quiet,
    Since,
    Ui,
)
from recoupe.settings import Settings

READ, SOME_REJECTED, USAGE, NOTHING, FAILED = range(5)

app = typer.Typer(
    help="Cross-check news articles: who says what, through whom, from how many distinct origins.",
    epilog="Exit codes: 0 all read; 1 some inputs rejected; 2 wrong usage; 3 nothing readable; 4 could not run.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"recoupe {recoupe.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version and leave")
    ] = False,
) -> None:
    pass


@app.command()
def dossier(
    paths: Annotated[list[Path], typer.Argument(help="articles: any mix of folders and .txt .md .html .jsonl files")],
    out: Out = Path("recoupe-out"),
    lang: Lang = DEFAULT.lang,
    published: Published = DEFAULT.published,
    ui: Ui = DEFAULT.ui,
    owners: Owners = DEFAULT.owners,
    jobs: Jobs = DEFAULT.jobs,
    min_origins: MinOrigins = DEFAULT.min_origins,
    one_story: OneStory = DEFAULT.one_story,
    encoder: Encoder = DEFAULT.encoder,
    since: Since = None,
    judgements: Decided = None,
    quiet: Quiet = False,
    json_: Json = False,
) -> None:
    """Read articles and write what they say as dossier.json and dossier.html."""
    with _errors():
        settings = Settings(
            lang=lang,
            published=published,
            ui=ui,
            one_story=one_story,
            encoder=encoder,
            owners=owners,
            jobs=jobs,
            min_origins=min_origins,
        )
        earlier = json.loads(since.read_text("utf-8", errors="replace")) if since else None
        raise typer.Exit(_run(paths, out, settings, since=earlier, judgements=judgements, quiet=quiet, as_json=json_))


@app.command()
def judge(
    file: Annotated[Path, typer.Argument(help="file of judgements, made when missing")],
    kind: Annotated[str, typer.Argument(help="merge, split, same-origin, reject or undo")],
    what: Annotated[
        list[str], typer.Argument(help="passages as ARTICLE:START-END (offsets of dossier.json), or a number to undo")
    ],
    who: Annotated[str, typer.Option("--who", help="who decides")],
    why: Annotated[str, typer.Option("--why", help="the reason, for whoever reads it later")] = "",
) -> None:
    """Add a decision that later runs replay: passages are one claim or two, have one origin, are no claim."""
    with _errors():
        kept = recoupe.Judgements(file)
        if kind == "undo":
            made = kept.undo(_number(what), who=who, why=why)
        else:
            made = kept.add(kind, [_place(text) for text in what], who=who, why=why)  # type: ignore[arg-type]
        typer.echo(f"{made.id} {made.kind} {made.at}")


def _number(what: list[str]) -> int:
    if len(what) == 1 and what[0].isdigit():
        return int(what[0])
    raise JudgementError("undo takes the number of one judgement, as judge printed it")


def _place(text: str) -> Place:
    found = re.fullmatch(r"(.+):(\d+)-(\d+)", text)
    if not found:
        raise JudgementError(f"{text!r} is no passage; write ARTICLE:START-END, as in 1f3a9c2e:120-164")
    return Place(found[1], (int(found[2]), int(found[3])))


@app.command()
def archive(
    paths: Annotated[list[Path], typer.Argument(help="folders, patterns, files of articles (.jsonl .parquet .txt …)")],
    out: Annotated[Path, typer.Option("-o", "--out", help="folder that the tables are written to")],
    engine: Annotated[str, typer.Option("--engine", help="what does the work: local or spark")] = "local",
    memory: Annotated[int, typer.Option("--memory", help="megabytes a process may take to look for copies")] = 512,
    lang: Lang = DEFAULT.lang,
    published: Published = DEFAULT.published,
    ui: Ui = DEFAULT.ui,
    owners: Owners = DEFAULT.owners,
    jobs: Jobs = DEFAULT.jobs,
    min_origins: MinOrigins = DEFAULT.min_origins,
    quiet: Quiet = False,
) -> None:
    """Read an archive of any size and write it as Parquet tables; started again, go on where it stood."""
    with _errors():
        settings = Settings(lang=lang, published=published, ui=ui, owners=owners, jobs=jobs, min_origins=min_origins)
        with terminal.progress(ui, quiet) as progress, _short_of_room(ui):
            manifest = recoupe.archive(paths, out, settings=settings, engine=engine, memory=memory, progress=progress)
        if not quiet:
            typer.echo(load(ui).message("cli", "archive", **manifest["rows"]))
            typer.echo(load(ui).message("cli", "tables", path=out))
        raise typer.Exit(SOME_REJECTED if manifest["rows"]["rejected"] else READ)


@app.command(help=f"Write a dossier for another tool: {', '.join(recoupe.export.FORMATS)}.")
def export(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER.json", help="what recoupe dossier wrote")],
    out: Annotated[Path, typer.Option("-o", "--out", help="file to write; a folder for one file a table")],
    to: Annotated[str, typer.Option("--to", help="format; left out, the ending of --out tells")] = "",
    share: Annotated[bool, typer.Option("--share", help="leave out full texts; keep short extracts")] = False,
    ui: Annotated[str, typer.Option("--ui", help="language of what a person reads in it; default: the dossier's")] = "",
    quiet: Quiet = False,
) -> None:
    """Write a dossier in a format of another tool."""
    with _errors():
        found = recoupe.export.read(dossier)
        written = recoupe.export.write(recoupe.export.shared(found) if share else found, out, to=to, ui=ui)
        if not quiet:
            typer.echo(load(ui or recoupe.export.language(found)).message("cli", "data", path=written))


@app.command()
def serve(
    source: Annotated[Path | None, typer.Argument(help="articles (folder or file), or a dossier.json")] = None,
    desk: Annotated[Path | None, typer.Option("--desk", help="folder that keeps what is added and decided")] = None,
    port: Annotated[int, typer.Option("--port", help="port to listen at; 0 for any free one")] = 8017,
    host: Annotated[str, typer.Option("--host", help="address to listen at")] = "127.0.0.1",
    exposed: Annotated[bool, typer.Option("--exposed", help="let other machines in: they read and decide")] = False,
    browse: Annotated[bool, typer.Option("--open", help="open the page in the browser")] = False,
    lang: Lang = DEFAULT.lang,
    published: Published = DEFAULT.published,
    ui: Ui = DEFAULT.ui,
    owners: Owners = DEFAULT.owners,
    jobs: Jobs = DEFAULT.jobs,
    min_origins: MinOrigins = DEFAULT.min_origins,
    one_story: OneStory = DEFAULT.one_story,
    encoder: Encoder = DEFAULT.encoder,
) -> None:
    """Serve the page of a dossier on this machine: add articles, decide, export; also as a REST API."""
    with _errors():
        settings = Settings(
            lang=lang,
            published=published,
            ui=ui,
            one_story=one_story,
            encoder=encoder,
            owners=owners,
            jobs=jobs,
            min_origins=min_origins,
        )
        server = _extra("recoupe.serve.server", "serve")
        server.serve(
            source, settings=settings, desk=desk, host=host, port=port, exposed=exposed, browse=browse, say=_say
        )


@app.command()
def example(
    out: Out = Path("recoupe-out"),
    ui: Ui = DEFAULT.ui,
    jobs: Jobs = DEFAULT.jobs,
    quiet: Quiet = False,
    json_: Json = False,
) -> None:
    """Make the dossier of the bundled example, a fictional story."""
    with _errors():
        raise typer.Exit(_run([examples.path()], out, Settings(ui=ui, jobs=jobs), quiet=quiet, as_json=json_))


def main() -> None:
    """The ``recoupe`` command. What the terminal's encoding cannot show is spelled in plainer signs."""
    codecs.register_error("recoupe.spell", terminal.spell)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="recoupe.spell")
    app()


def _say(line: str) -> None:
    """A line that nothing from an article can make the terminal obey."""
    typer.echo(terminal.plain(line))


def _extra(module: str, name: str) -> Any:
    """A module that needs an extra of ours, or what to install."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("recoupe"):
            raise
        raise SettingsError(f"{error.name} is not installed; pip install 'recoupe[{name}]'") from None


@contextmanager
def _errors() -> Iterator[None]:
    """Every error as one clear message on standard error, with its exit code."""
    try:
        yield
    except (RecoupeError, OSError) as error:
        codes: dict[type[Exception], int] = {SettingsError: USAGE, JudgementError: USAGE, InputError: NOTHING}
        typer.echo(f"recoupe: {terminal.plain(str(error))}", err=True)
        raise typer.Exit(codes.get(type(error), FAILED)) from None


@contextmanager
def _short_of_room(ui: str) -> Iterator[None]:
    """What could not be written, with what to do: all that was finished is kept."""
    try:
        yield
    except OSError as error:
        raise OSError(load(ui).message("cli", "not_written", why=str(error).strip())) from error


def _run(
    paths: list[Path],
    out: Path,
    settings: Settings,
    *,
    since: Dossier | None = None,
    judgements: Path | None = None,
    quiet: bool,
    as_json: bool,
) -> int:
    with terminal.progress(settings.ui, quiet) as progress:
        found = recoupe.dossier(paths, settings=settings, progress=progress, judgements=judgements)
    if not found.articles:
        for row in found.run.rejected:
            typer.echo(terminal.plain(f"{row.path}: {row.slug}: {row.message}"), err=True)
        raise InputError(load(settings.ui).message("cli", "nothing"))
    page = _write(found, out, settings.ui, since)
    if as_json:
        sys.stdout.buffer.write(json.dumps(found).encode("utf-8"))
    elif not quiet:
        _tell(found, page, settings.ui)
    return SOME_REJECTED if found.run.rejected else READ


def _write(found: Dossier, out: Path, ui: str, since: Dossier | None) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    (out / "dossier.json").write_text(json.dumps(found), "utf-8", newline="\n")
    page = out / "dossier.html"
    page.write_text(render(found, ui, since=since), "utf-8", newline="\n")
    return page.resolve()


def _tell(found: Dossier, page: Path, ui: str) -> None:
    console = Console(highlight=False)
    width, height = console.size
    link = load(ui).message("cli", "page", uri=page.as_uri())
    room = (height if console.is_terminal else 24) - 3 - len(link) // width
    for line in terminal.summary(found, ui, width=width, height=max(room, 8)):
        console.print(line, no_wrap=True)
    console.print()
    console.print(link, markup=False, soft_wrap=True)
