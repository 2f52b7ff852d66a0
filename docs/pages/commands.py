"""The page of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from nec_cdisc.cli.main import app
from pages.markdown import page, table, written


def commands_page() -> str:
    """Return the page of the command line."""
    parts = [app.help, "```text\nnec-cdisc [OPTIONS] COMMAND [ARGS]\n```", _options(app)]
    for name, command in _commands(app):
        parts += [
            f"## {name}",
            cleandoc(command.help or ""),
            f"```text\n{_usage(name, command)}\n```",
            _options(command),
        ]
    return page("Commands", parts)


def _commands(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """Yield the commands, those of two words by both of them."""
    for name, command in group.commands.items():
        below = command.commands if isinstance(command, click.Group) else {}
        yield from ((f"{name} {second}", item) for second, item in below.items())
        if not below:
            yield name, command


def _usage(name: str, command: click.Command) -> str:
    arguments = [str(item.metavar) for item in command.params if isinstance(item, click.Argument)]
    return " ".join(["nec-cdisc", name, *(["[OPTIONS]"] if _own(command) else []), *arguments])


def _own(command: click.Command) -> list[click.Option]:
    return [item for item in command.params if isinstance(item, click.Option)]


def _options(command: click.Command) -> str:
    rows = [
        [f"`{item.opts[0]}`", item.help or "", "needed" if item.required else _default(item)] for item in _own(command)
    ]
    return table(["option", "meaning", "default"], rows) if rows else ""


def _default(option: click.Option) -> str:
    """Return the default as a person would type it."""
    told = option.to_info_dict()["default"]
    return written(None if told == () else str(told) if isinstance(told, Path) else told)
