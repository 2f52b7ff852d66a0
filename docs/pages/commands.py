"""The page of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from nec_cdisc.cli.main import app
from pages.markdown import page, table, written


def commands_page() -> str:
    """Return the page of the command line."""
    group: Any = typer.main.get_command(app)
    parts = [group.help, "```text\nnec-cdisc [OPTIONS] COMMAND [ARGS]\n```", _options(group)]
    for name, command in _commands(group):
        parts += [f"## {name}", command.help, _options(command)]
    return page("Commands", parts)


def _commands(group: Any) -> Iterator[tuple[str, Any]]:
    """Yield the commands, those of two words by both of them."""
    for name, command in group.commands.items():
        below = getattr(command, "commands", {})
        yield from ((f"{name} {second}", item) for second, item in below.items())
        if not below:
            yield name, command


def _options(command: Any) -> str:
    rows = [
        [
            f"`{item.opts[0] if item.opts[0].startswith('-') else item.metavar or item.name}`",
            getattr(item, "help", None) or ("Show the version and exit." if item.name == "version" else ""),
            "needed" if item.required else written(item.default),
        ]
        for item in command.params
    ]
    return table(["option", "meaning", "default"], rows) if rows else ""
