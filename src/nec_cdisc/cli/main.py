"""The command line: ``nec-cdisc [--study DIR] COMMAND``.

Nothing heavy is imported before a command needs it, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from nec_cdisc import __version__
from nec_cdisc.cli import INTERRUPTED, TOLD
from nec_cdisc.cli.fault import Started, tell_fault
from nec_cdisc.cli.groups import ct, standard

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="From raw EDC exports of a clinical trial to a CDISC submission package, by YAML mappings.",
)
app.add_typer(ct, name="ct")
app.add_typer(standard, name="standard")
#: What the net of last resort knows of the command that failed.
STARTED = Started()
CutOff = Annotated[str | None, typer.Option("--cut-off", help="Leave out records after this date (YYYY-MM-DD).")]


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"nec-cdisc {__version__}")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    study: Annotated[Path, typer.Option("--study", help="The study folder.")] = Path(),
    *,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Of a fault of the program show all; it may hold values of the study.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool, typer.Option("--version", callback=lambda value: _version(wanted=value), is_eager=True)
    ] = False,
) -> None:
    """Remember the study folder for the command."""
    context.obj = STARTED.folder = study
    STARTED.traceback = traceback


@app.command()
def sdtm(
    context: typer.Context,
    *,
    final: Annotated[bool, typer.Option("--final", help="Exit with 1 where queries are open.")] = False,
    cut_off: CutOff = None,
    partitions: Annotated[
        int | None, typer.Option("--partitions", help="Work on so many groups of subjects, one by one.", min=1)
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", help="Work in so many processes at once.", min=1, max=256)] = 1,
) -> None:
    """Convert the raw export to SDTM transport files in outputs/sdtm.

    The outputs are the same whatever the number of partitions and jobs; --jobs alone makes one partition for each job.
    """
    from nec_cdisc.cli.sdtm import run_sdtm  # noqa: PLC0415 - only this command needs pandas
    from nec_cdisc.run.cut import Cut  # noqa: PLC0415 - see above

    pieces = Cut(partitions if partitions is not None else jobs, jobs)
    raise typer.Exit(run_sdtm(context.obj, cut_off, final=final, pieces=pieces))


@app.command()
def lint(context: typer.Context) -> None:
    """Check the mappings against standard, code lists, verbs and raw headers, without reading data."""
    from nec_cdisc.cli.lint import run_lint  # noqa: PLC0415 - see above

    raise typer.Exit(run_lint(context.obj))


@app.command()
def plan(
    context: typer.Context,
    *,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Show the mappings instead, inherited lines among them.")
    ] = False,
) -> None:
    """Show the steps that a run will execute, in order."""
    from nec_cdisc.cli.lint import run_plan  # noqa: PLC0415 - see above

    raise typer.Exit(run_plan(context.obj, resolved=resolved))


@app.command()
def explain(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="WHAT", help="AE.AESTDTC, AE, MAP102, a verb, verbs or problems.")],
) -> None:
    """Explain a variable down to its raw columns, a problem code, or a verb."""
    from nec_cdisc.cli.explain import run_explain  # noqa: PLC0415 - see above

    raise typer.Exit(run_explain(context.obj, subject))


@app.command()
def trace(
    context: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="DATASET SUBJECT [KEY ...] VARIABLE | FILE:ROW", help="AE EV-003 4 AESTDTC, or raw/ae.csv:17."
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print plain data.")] = False,
) -> None:
    """Explain a value of the published set down to its raw cells, or list all values that a raw row touches."""
    from nec_cdisc.cli.trace import run_trace  # noqa: PLC0415 - see above

    raise typer.Exit(run_trace(context.obj, what, as_json=as_json))


@app.command()
def schema() -> None:
    """Print the JSON schema of the mapping files, for editors."""
    from nec_cdisc.mapping.schema import schema_text  # noqa: PLC0415 - see above

    typer.echo(schema_text(), nl=False)


@app.command()
def simulate(
    *,
    out: Annotated[Path, typer.Option("--out", help="Folder of the export; it is created.")],
    subjects: Annotated[int, typer.Option("--subjects", help="How many subjects.", min=1)] = 40,
    seed: Annotated[int, typer.Option("--seed", help="Same seed, same bytes.")] = 2014,
    clean: Annotated[bool, typer.Option("--clean", help="Plant no defects.")] = False,
    truth: Annotated[Path | None, typer.Option("--truth", help="Where the truth file goes, outside --out.")] = None,
) -> None:
    """Write a synthetic EDC export of the EVINEC trial, and apart from it what is true."""
    from nec_cdisc.simulate.export import simulate as write  # noqa: PLC0415 - see above

    try:
        write(out, subjects=subjects, seed=seed, clean=clean, truth=truth)
    except (ValueError, OSError) as fault:
        typer.echo(f"the export cannot be written: {fault}", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{subjects} subjects written to {out}")


def run() -> None:
    """Run the program; the entry point of ``nec-cdisc``."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            sys.stderr.write(TOLD)
        raise
    except OSError as fault:  # the screen itself: a full disk behind a redirection
        sys.stderr.write(f"nec-cdisc cannot write its messages: {fault.strerror or fault}\n")
        os._exit(1)  # a plain exit would try to write the rest once more
    except Exception as fault:  # noqa: BLE001 - the net of last resort
        sys.exit(tell_fault(fault, STARTED))
