"""Has each dataset over the limit also in parts, as the authority asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from nec_cdisc.package.part import Part, Told
from nec_cdisc.package.split import split
from nec_cdisc.package.tree import SPLIT, Tree
from nec_cdisc.problem import Problem
from nec_cdisc.writers.fault_points import passed


def split_datasets(part: Part, tree: Tree, limit: int, told: Told) -> tuple[Mapping[str, Any], list[Problem]]:
    """Split each dataset of a part that has more than ``limit`` bytes; return the parts of each by its file name.

    The problems are those of datasets that cannot be split. Raises ``OSError``.
    """
    folder = tree.datasets(part.model)
    done: dict[str, Any] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.xpt")):
        if path.stat().st_size <= limit:
            continue
        parts = split(path, folder / SPLIT, limit, partial(told, f"split {path.name}"))
        if isinstance(parts, Problem):
            problems.append(parts)
        else:
            done[tree.relative(path)] = [asdict(item) for item in parts]
            passed(f"{path.name} is split")
    return done, problems
