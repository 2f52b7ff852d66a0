"""The commands of standards: ``ct import``, ``ct diff``, ``standard import``; nothing heavy is imported before one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ct = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Load and compare controlled terminology.")
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
