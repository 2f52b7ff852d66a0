"""What a person states of a run: who, when and why; they go to the run record, and nothing else depends on them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import click

from nec_cdisc.problem.visible import visible
from nec_cdisc.study.inputs import named
from nec_cdisc.writers.run_record import Run, Setting

#: Characters of a name or a reason.
LONGEST = 500
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
_STATED = ("by", "at", "reason")
_BY = "Who has the command run; it goes to the run record."
_AT = "When, as 2026-01-31T16:00:00Z or with +01:00; the clock is never read."
_REASON = "Why the outputs are made anew; it goes to the run record."


def stated(*, required: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that gives a command ``--by``, ``--at`` and ``--reason``, the first two perhaps required."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        options = (
            click.option("--by", metavar="NAME", callback=_line, expose_value=False, required=required, help=_BY),
            click.option("--at", metavar="TIME", callback=_moment, expose_value=False, required=required, help=_AT),
            click.option("--reason", metavar="TEXT", callback=_line, expose_value=False, help=_REASON),
        )
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def ordered(folder: Path) -> Run:
    """Return the run that the current command was called for: its effective settings, and what was stated.

    Settings are named as the options are. Paths are told as they are seen from the study folder.
    """
    context = click.get_current_context()
    names = {item.name: item.opts[0].lstrip("-").replace("-", "_") for item in context.command.params}
    settings = {names[name]: _setting(folder, value) for name, value in context.params.items()}
    told = {name: context.meta.get(f"{__name__}.{name}") for name in _STATED}
    return Run(str(context.info_name), dict(sorted(settings.items())), **told)


def renewing(run: Run, command: str, **settings: Setting) -> Run:
    """Return the run of another command that a run has begun with, by the same person, at the same time."""
    return replace(run, command=command, settings=dict(sorted(settings.items())))


def _setting(folder: Path, value: Any) -> Setting:
    if isinstance(value, Path):
        return named(folder, value)
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if isinstance(value, str):  # a command may be named by its path on this machine
        return " ".join(PurePath(word).name if PurePath(word).is_absolute() else word for word in value.split(" "))
    return value if value is None or isinstance(value, int) else str(value)


def _line(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Keep a text that is one line of signs that can be seen. Raises ``click.BadParameter``."""
    if value is None:
        return
    text = value.strip()
    if not text or len(text) > LONGEST or visible(text, longest=LONGEST) != text:
        message = f"{parameter.opts[0]} is one line of up to {LONGEST} signs that can be seen"
        raise click.BadParameter(message)
    context.meta[f"{__name__}.{parameter.name}"] = text


def _moment(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Keep a time with its zone as it was typed. Raises ``click.BadParameter``."""
    if value is None:
        return
    try:
        fits = _MOMENT.fullmatch(value) is not None and dt.datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        fits = False
    if not fits:
        message = f"{visible(value)!r} is no time with zone, such as 2026-01-31T16:00:00Z"
        raise click.BadParameter(message)
    context.meta[f"{__name__}.{parameter.name}"] = value
