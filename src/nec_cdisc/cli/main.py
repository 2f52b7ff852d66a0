"""The command line: ``nec-cdisc [--study DIR] COMMAND``.

Nothing heavy is imported before a command needs it, so that ``--help`` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click
from click.exceptions import Exit

from nec_cdisc import __version__
from nec_cdisc.cli import INTERRUPTED, TOLD
from nec_cdisc.cli.fault import Started, tell_fault
from nec_cdisc.cli.groups import ct, keys, standard
from nec_cdisc.cli.path import path
from nec_cdisc.cli.stated import ordered, stated

#: What the net of last resort knows of the command that failed.
STARTED = Started()
#: How many new objects Python waits for before it looks among them for cycles to free. A run builds millions of values,
#: and next to none stand in cycles: with the usual 700 the search takes a tenth of the time and frees nothing.
NEW_OBJECTS = 50_000
_TRACEBACK = "Of a fault of the program show all; it may hold values of the study."
_NO_SUITES = "Hold no expectation suites against the datasets; Great Expectations takes seconds to start."
_NONE = "none"
_FORM = click.Choice(["json", "ndjson", "dsjc", _NONE])
_FORM_HELP = "A form of Dataset-JSON to write beside them; may be given several times."
_VALUE_OR_ROW = "DATASET SUBJECT [KEY ...] VARIABLE | DATASET SUBJECT PARAMCD | FILE:ROW"


class InOrder(click.Group):
    """Commands in the order in which people use them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands as they were declared."""
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"max_content_width": 120, "show_default": True}, no_args_is_help=True)
@click.option("--study", type=path, default=".", help="The study folder.")
@click.option("--traceback", is_flag=True, help=_TRACEBACK)
@click.version_option(__version__, message="nec-cdisc %(version)s")
@click.pass_context
def app(context: click.Context, study: Path, *, traceback: bool) -> None:
    """From raw EDC exports of a clinical trial to a CDISC submission package, by YAML mappings."""
    context.obj = STARTED.folder = study
    STARTED.traceback = traceback


@app.command()
@click.option("--final", is_flag=True, help="Exit with 1 where queries are open.")
@click.option("--cut-off", metavar="DATE", help="Leave out records after this date (YYYY-MM-DD).")
@click.option("--partitions", type=click.IntRange(min=1), help="Work on so many groups of subjects, one by one.")
@click.option("--jobs", type=click.IntRange(1, 256), default=1, help="Work in so many processes at once.")
@click.option("--no-suites", is_flag=True, help=_NO_SUITES)
@stated()
@click.pass_obj
def sdtm(study: Path, cut_off: str | None, partitions: int | None, jobs: int, *, final: bool, no_suites: bool) -> None:
    """Convert the raw export to SDTM transport files in outputs/sdtm.

    The outputs are the same whatever the number of partitions and jobs; --jobs alone makes one partition for each job.
    """
    from nec_cdisc.cli.sdtm import run_sdtm  # noqa: PLC0415 - takes long to import, and other commands do not need it
    from nec_cdisc.run.cut import Cut  # noqa: PLC0415 - see above

    pieces = Cut(partitions if partitions is not None else jobs, jobs)
    raise Exit(run_sdtm(study, cut_off, final=final, pieces=pieces, suites=not no_suites, run=ordered(study)))


@app.command()
@click.option("--sdtm", type=path, metavar="FOLDER", help="SDTM as XPT or Dataset-JSON; else that in outputs/sdtm.")
@click.option("--partitions", type=click.IntRange(min=1), default=1, help="Work on so many groups of subjects in turn.")
@click.option("--no-suites", is_flag=True, help=_NO_SUITES)
@stated()
@click.pass_obj
def adam(study: Path, sdtm: Path | None, partitions: int, *, no_suites: bool) -> None:
    """Make analysis datasets in outputs/adam, from datasets of SDTM.

    Those in outputs/sdtm are made anew first where mappings, specifications or the export have changed since. The
    outputs are the same whatever the number of partitions; several need less memory.
    """
    from nec_cdisc.cli.adam import run_adam  # noqa: PLC0415 - see above
    from nec_cdisc.run.cut import Cut  # noqa: PLC0415 - see above

    raise Exit(run_adam(study, sdtm, pieces=Cut(partitions, 1), suites=not no_suites, run=ordered(study)))


@app.command()
@click.argument("folder", type=path, required=False)
@click.option("--standard", "sdtmig", metavar="NAME", help="The guide, as sdtmig-3.4; else that of study.yaml.")
@click.option("--out", type=path, metavar="DIR", help="Where the reports go; else outputs/validation.")
@click.option("--compare", type=path, metavar="FILE", help="An earlier findings.json; else that of the last run.")
@click.option("--core", metavar="COMMAND", help="Run an installed CDISC CORE, too, by this command.")
@click.option("--no-suites", is_flag=True, help=_NO_SUITES)
@stated()
@click.pass_obj
def validate(study: Path, /, folder: Path | None, sdtmig: str | None, *, no_suites: bool, **asked: Any) -> None:
    """Check datasets against the standard, each other and the plan: those in the outputs, or in FOLDER.

    FOLDER holds transport files or Dataset-JSON, whoever wrote them. Findings that mappings/waivers.csv accepts do not
    count for the exit code, which is 1 with an open finding of the levels reject and error.
    """
    from nec_cdisc.cli.validate import Asked, run_validate  # noqa: PLC0415 - see above

    version = None if sdtmig is None else sdtmig.removeprefix("sdtmig-")
    raise Exit(run_validate(study, Asked(folder, **asked, sdtmig=version, suites=not no_suites), ordered(study)))


@app.command()
@stated(required=True)
@click.option("--sign", type=path, metavar="KEY", help="Sign the archive with this private key (Ed25519, PEM).")
@click.option("--meaning", metavar="TEXT", help="What the signature means, such as: I approve this package.")
@click.option("--passphrase-file", type=path, metavar="FILE", help="The key's passphrase; else it is asked for.")
@click.option("--wheelhouse", is_flag=True, help="Hold all locked packages, too: then no registry is needed to replay.")
@click.pass_obj
def archive(study: Path, /, **asked: Any) -> None:
    """Write everything from the raw export to the package into one archive (BagIt) below outputs/archive.

    A folder and a .tar of the same content, named by study and export date. It is refused where anything is out of date
    or was never made; make archive brings everything up to date first.
    """
    from nec_cdisc.cli.archive import Asked, run_archive  # noqa: PLC0415 - see above

    raise Exit(run_archive(study, Asked(**asked), ordered(study)))


@app.command()
@click.argument("bag", type=path)
@click.option("--public-key", type=path, metavar="FILE", help="The signer's public key (PEM), from another source.")
def verify(bag: Path, public_key: Path | None) -> None:
    """Say whether an archive is what was archived: BAG is its folder or its .tar, which is not unpacked.

    Each file, each manifest, each line of the run record and the signature is checked; each fault is one line.
    """
    from nec_cdisc.cli.verify import run_verify  # noqa: PLC0415 - see above

    raise Exit(run_verify(bag, public_key))


@app.command()
@click.argument("bag", type=path)
@click.option("--in", "folder", type=path, metavar="FOLDER", help="Work in this empty folder, and keep what is made.")
@click.option("--here", is_flag=True, help="Use the running program and its packages instead of those of the archive.")
@click.option("--public-key", type=path, metavar="FILE", help="The signer's public key (PEM), from another source.")
def replay(bag: Path, **asked: Any) -> None:
    """Make the outputs of an archive again, by its own program in a new environment, and prove that they are the same.

    The archive is verified first. Its packages come from its wheelhouse, else from the registry that pip is configured
    for. A replay runs the program and the functions of the archive: replay only what comes from somebody you trust.
    """
    from nec_cdisc.cli.replay import Asked, run_replay  # noqa: PLC0415 - see above

    raise Exit(run_replay(bag, Asked(**asked)))


@app.command()
@click.option("--split-over", metavar="SIZE", default="5GB", help="Deliver larger datasets in parts as well.")
@click.option("--dataset-json", "forms", type=_FORM, multiple=True, default=["json"], help=_FORM_HELP)
@click.option("--no-suites", is_flag=True, help=_NO_SUITES)
@stated()
@click.pass_obj
def package(study: Path, split_over: str, forms: Sequence[str], *, no_suites: bool) -> None:
    """Make the folders of a submission in outputs/package, and check them as an authority does.

    Datasets and findings that are out of date are made anew first. A package that would be rejected is not delivered,
    and the last one stays.
    """
    from nec_cdisc.cli.package import Wanted, run_package, size_of  # noqa: PLC0415 - see above

    try:
        limit = size_of(split_over)
    except ValueError as fault:
        raise click.BadParameter(str(fault), param_hint="--split-over") from None
    wanted = Wanted(limit, tuple(dict.fromkeys(form for form in forms if form != _NONE)), suites=not no_suites)
    raise Exit(run_package(study, wanted, ordered(study)))


@app.command()
@click.pass_obj
def lint(study: Path) -> None:
    """Check the mappings against standard, code lists, verbs and raw headers, without reading data."""
    from nec_cdisc.cli.lint import run_lint  # noqa: PLC0415 - see above

    raise Exit(run_lint(study))


@app.command()
@click.option("--resolved", is_flag=True, help="Show the mappings instead, inherited lines among them.")
@click.pass_obj
def plan(study: Path, *, resolved: bool) -> None:
    """Show the steps that a run will execute, in order."""
    from nec_cdisc.cli.lint import run_plan  # noqa: PLC0415 - see above

    raise Exit(run_plan(study, resolved=resolved))


@app.command()
@click.argument("subject", metavar="WHAT")
@click.pass_obj
def explain(study: Path, subject: str) -> None:
    """Explain a variable down to its raw columns, a problem code, a check, or a verb.

    WHAT is AE.AESTDTC, AE, MAP102, AEV101, a verb, verbs, problems or checks.
    """
    from nec_cdisc.cli.explain import run_explain  # noqa: PLC0415 - see above

    raise Exit(run_explain(study, subject))


@app.command()
@click.argument("what", metavar=_VALUE_OR_ROW, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print plain data.")
@click.pass_obj
def trace(study: Path, what: Sequence[str], *, as_json: bool) -> None:
    """Explain a value of the published set down to its raw cells, or list all values that a raw row touches.

    For example AE EV-003 4 AESTDTC, ADTTE EV-003 PFS, or raw/ae.csv:17.
    """
    from nec_cdisc.cli.trace import run_trace  # noqa: PLC0415 - see above

    raise Exit(run_trace(study, what, as_json=as_json))


@app.command()
def schema() -> None:
    """Print the JSON schema of the mapping files, for editors."""
    from nec_cdisc.mapping.schema import schema_text  # noqa: PLC0415 - see above

    click.echo(schema_text(), nl=False)


@app.command()
@click.option("--out", type=path, required=True, help="Folder of the export; it is created.")
@click.option("--subjects", type=click.IntRange(min=1), default=40, help="How many subjects.")
@click.option("--seed", type=int, default=2014, help="Same seed, same bytes.")
@click.option("--clean", is_flag=True, help="Plant no defects.")
@click.option("--truth", type=path, help="Where the truth file goes, outside --out.")
def simulate(out: Path, subjects: int, seed: int, truth: Path | None, *, clean: bool) -> None:
    """Write a synthetic EDC export of the EVINEC trial, and apart from it what is true."""
    from nec_cdisc.simulate.export import simulate as write  # noqa: PLC0415 - see above

    try:
        write(out, subjects=subjects, seed=seed, clean=clean, truth=truth)
    except (ValueError, OSError) as fault:
        click.echo(f"the export cannot be written: {fault}", err=True)
        raise Exit(1) from None
    click.echo(f"{subjects} subjects written to {out}")


app.add_command(ct)
app.add_command(standard)
app.add_command(keys)


def start() -> None:
    """Run the program as a process of its own, and end it; the entry point of ``nec-cdisc``.

    What it printed is handed over, then the process ends at once. Python would first take apart, one by one, the
    millions of values that a run has made: seconds in which nothing happens that anybody needs. All files are written
    and closed by then, and the system takes back locks and memory.
    """
    code: object = 0
    try:
        run()
    except SystemExit as ended:
        code = ended.code
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as fault:  # the screen itself, as below
        _no_screen(fault)
    os._exit(code if isinstance(code, int) else 0)


def run() -> None:
    """Run the program; raises ``SystemExit`` with its exit code."""
    gc.set_threshold(NEW_OBJECTS)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(app(prog_name="nec-cdisc", standalone_mode=False))
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except click.Abort:
        sys.stderr.write(TOLD)
        sys.exit(INTERRUPTED)
    except OSError as fault:  # the screen itself: a full disk behind a redirection
        _no_screen(fault)
    except Exception as fault:  # noqa: BLE001 - the net of last resort
        sys.exit(tell_fault(fault, STARTED))


def _no_screen(fault: OSError) -> NoReturn:
    """Say that messages cannot be written, and end: a plain exit would try to write the rest once more."""
    sys.stderr.write(f"nec-cdisc cannot write its messages: {fault.strerror or fault}\n")
    os._exit(1)
