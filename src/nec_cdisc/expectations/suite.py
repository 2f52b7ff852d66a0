"""Suites as plain data, in the JSON of Great Expectations; it is not needed to write and read them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nec_cdisc.expectations.json_text import laid_out
from nec_cdisc.expectations.rules import OWN, RULES
from nec_cdisc.plugin.check import Level, Rule
from nec_cdisc.problem.visible import visible

#: What Great Expectations calls a failure of each level.
SEVERITIES = {Level.REJECT: "critical", Level.ERROR: "critical", Level.WARNING: "warning", Level.NOTE: "info"}
#: The largest suite that is read, in bytes.
SIZE_LIMIT = 20_000_000


class NoSuite(Exception):
    """A file is no suite of expectations; the text says why."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation: ``type`` as Great Expectations registers it, its arguments, and what it says of itself."""

    type: str
    kwargs: Mapping[str, Any]
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rule(self) -> Rule:
        """The rule that it serves: one of the table, with the level and next step that the expectation itself names.

        An expectation without a rule serves :data:`OWN`; one with an id that the table does not have serves that, and
        says itself what it is about.
        """
        code = str(self.meta.get("rule") or OWN.id)
        base = RULES.get(code, OWN)
        level = self.meta.get("level")
        return Rule(
            code,
            base.name,
            Level(level) if level in set(Level) else base.level,
            str((self.meta.get("says") if code not in RULES else None) or base.says),
            str((self.meta.get("why") if code not in RULES else None) or base.why),
            str(self.meta.get("next_step") or base.next_step),
            str(self.meta.get("source") or base.source),
            base.datasets,
        )


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations of one dataset. ``name`` is that of the suite; ``dataset`` the one that it belongs to."""

    name: str
    dataset: str
    expectations: Sequence[Expectation]

    def text(self) -> str:
        """Return the suite as JSON that Great Expectations loads, laid out for people."""
        held = {
            "name": self.name,
            "expectations": [
                {
                    "type": each.type,
                    "kwargs": dict(each.kwargs),
                    "severity": SEVERITIES[each.rule.level],
                    "meta": dict(each.meta),
                }
                for each in self.expectations
            ],
            "meta": {"dataset": self.dataset},
            "notes": None,
            "id": None,
        }
        return laid_out(held) + "\n"


def asked(code: str, kind: str, **kwargs: Any) -> Expectation:
    """Return an expectation that serves a rule of the table. Raises ``KeyError`` where there is no such rule."""
    rule = RULES[code]
    meta = {"rule": rule.id, "level": str(rule.level), "source": rule.source, "next_step": rule.next_step}
    return Expectation(kind, kwargs, meta)


def read_suite(path: Path) -> Suite:
    """Return the suite of a file, the dataset that its ``meta`` names, or else the file.

    Raises:
        NoSuite: where it is none.

    """
    try:
        if path.stat().st_size > SIZE_LIMIT:
            message = f"{path.name} is larger than {SIZE_LIMIT // 1_000_000} MB"
            raise NoSuite(message)
        held = json.loads(path.read_text("utf-8"))
        name, meta = str(held["name"]), held.get("meta") or {}
        expectations = [_expectation(each, path.name) for each in held["expectations"]]
        return Suite(name, str(meta.get("dataset") or path.stem).upper(), expectations)
    except (OSError, ValueError, RecursionError) as fault:
        message = f"{path.name} cannot be read as JSON in UTF-8"
        raise NoSuite(message) from fault
    except (AttributeError, KeyError, TypeError) as fault:
        message = f"{path.name} is JSON, but no suite of Great Expectations: it needs name and expectations"
        raise NoSuite(message) from fault


def _expectation(held: Mapping[str, Any], name: str) -> Expectation:
    meta = dict(held.get("meta") or {})
    said = {key: meta[key] for key in ("rule", "level", "says", "why", "next_step", "source") if key in meta}
    if not all(isinstance(value, str) for value in (held["type"], *said.values())):
        message = "an expectation says what it is about in texts"
        raise TypeError(message)
    if said.get("level", Level.ERROR) not in set(Level):
        message = f"{name}: there is no level '{visible(said['level'])}', but {', '.join(Level)}"
        raise NoSuite(message)
    return Expectation(held["type"], dict(held["kwargs"]), meta)
