"""The commands of standards: ``ct import``, ``ct diff``, ``standard import``; nothing heavy is imported before one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ct = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Load and compare controlled terminology.")
standard = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Load datasets of an implementation guide.")
File = Annotated[Path, typer.Argument(metavar="FILE", help="The file, as it was published.")]


@ct.command("import")
def ct_import(
    context: typer.Context,
    file: File,
    *,
    package: Annotated[
        str | None, typer.Option("--package", help="sdtm, adam or define, where the file does not say so.")
    ] = None,
    version: Annotated[
        str | None, typer.Option("--version", help="Date of the package, where the file does not say it.")
    ] = None,
    codelist: Annotated[
        list[str] | None,
        typer.Option("--codelist", help="A codelist besides those in use, and for which variable: EOR02TC:QSTESTCD."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Take over all codelists, not those in use alone.")] = False,
) -> None:
    """Load a file of NCI EVS (text, .xlsx or ODM) into the study's specs/.

    What the study can use is taken over: the codelists that it has now, and those that its variables name.
    """
    from nec_cdisc.cli.ct import run_import  # noqa: PLC0415 - only this command needs it

    said = (package, version)
    raise typer.Exit(run_import(context.obj, file, said, codelist or (), everything=everything))


@ct.command("diff")
def ct_diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A version in specs/ (2025-03-28), or a file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, of the other package.")],
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="List the changes that do not concern the study, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print plain data.")] = False,
) -> None:
    """Say which terms of the study change from one package of terminology to another.

    Terms of the mappings, their examples, the sponsor's extensions and the last published set are looked at. Exit code
    1: a term in use is gone or has another submission value, or a codelist with a sponsor's term is closed.
    """
    from nec_cdisc.cli.ct import run_diff  # noqa: PLC0415 - only this command needs it

    raise typer.Exit(run_diff(context.obj, old, new, everything=everything, as_json=as_json))


@standard.command("import")
def standard_import(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE ...", help="The export: one file, or variables and datasets apart.")
    ],
    *,
    dataset: Annotated[
        list[str] | None, typer.Option("--dataset", help="A dataset to take over; else all that specs/ does not hold.")
    ] = None,
) -> None:
    """Load datasets of an SDTMIG into the study's specs/, from your own export of the CDISC Library (CSV, .xlsx, JSON).

    Names, labels, types, roles, core, order and codelists are taken over, and no notes.
    """
    from nec_cdisc.cli.standard import run_import  # noqa: PLC0415 - only this command needs it

    raise typer.Exit(run_import(context.obj, files, dataset or ()))
