"""The commands of two words: ``ct import``, ``ct diff``, ``standard import``, ``keys new``; none imports much early."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.exceptions import Exit

from nec_cdisc.cli.path import path

_CODELIST = "A codelist besides those in use, and for which variable: EOR02TC:QSTESTCD."


@click.group(no_args_is_help=True)
def ct() -> None:
    """Load and compare controlled terminology."""


@click.group(no_args_is_help=True)
def standard() -> None:
    """Load datasets of an implementation guide."""


@click.group(no_args_is_help=True)
def keys() -> None:
    """Make keys to sign archives with."""


@ct.command("import")
@click.argument("file", metavar="FILE", type=path)
@click.option("--package", help="sdtm, adam or define, where the file does not say so.")
@click.option("--version", help="Date of the package, where the file does not say it.")
@click.option("--codelist", "codelists", multiple=True, help=_CODELIST)
@click.option("--all", "everything", is_flag=True, help="Take over all codelists, not those in use alone.")
@click.pass_obj
def ct_import(
    study: Path, file: Path, package: str | None, version: str | None, codelists: Sequence[str], *, everything: bool
) -> None:
    """Load FILE of NCI EVS (text, .xlsx or ODM), as it was published, into the study's specs/.

    What the study can use is taken over: the codelists that it has now, and those that its variables name.
    """
    from nec_cdisc.cli.ct import run_import  # noqa: PLC0415 - only this command needs it

    raise Exit(run_import(study, file, (package, version), codelists, everything=everything))


@ct.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--all", "everything", is_flag=True, help="List the changes that do not concern the study, too.")
@click.option("--json", "as_json", is_flag=True, help="Print plain data.")
@click.pass_obj
def ct_diff(study: Path, old: str, new: str, *, everything: bool, as_json: bool) -> None:
    """Say which terms of the study change from one package of terminology to another.

    OLD and NEW are each a version in specs/ (2025-03-28) or a file. Terms of the mappings, their examples, the
    sponsor's extensions and the last published set are looked at. Exit code 1: a term in use is gone or has another
    submission value, or a codelist with a sponsor's term is closed.
    """
    from nec_cdisc.cli.ct import run_diff  # noqa: PLC0415 - only this command needs it

    raise Exit(run_diff(study, old, new, everything=everything, as_json=as_json))


@standard.command("import")
@click.argument("files", metavar="FILE ...", type=path, nargs=-1, required=True)
@click.option("--dataset", "datasets", multiple=True, help="A dataset to take over; else all that specs/ lacks.")
@click.pass_obj
def standard_import(study: Path, files: Sequence[Path], datasets: Sequence[str]) -> None:
    """Load datasets of an SDTMIG into the study's specs/, from your own export of the CDISC Library (CSV, .xlsx, JSON).

    The export is one FILE, or variables and datasets apart. Names, labels, types, roles, core, order and codelists are
    taken over, and no notes.
    """
    from nec_cdisc.cli.standard import run_import  # noqa: PLC0415 - only this command needs it

    raise Exit(run_import(study, files, datasets))


@keys.command("new")
@click.argument("file", metavar="FILE", type=path)
@click.option("--passphrase-file", type=path, metavar="FILE", help="Holds the passphrase; else it is asked for.")
@click.option("--no-passphrase", "unlocked", is_flag=True, help="Whoever can read the file can sign.")
def keys_new(file: Path, passphrase_file: Path | None, *, unlocked: bool) -> None:
    """Make a pair of Ed25519 keys: FILE to sign archives with, and FILE.pub to verify signatures with.

    This is the one command whose result is random, as a key must be.
    """
    from nec_cdisc.cli.keys import run_new  # noqa: PLC0415 - only this command needs it

    raise Exit(run_new(file, passphrase_file, unlocked=unlocked))
