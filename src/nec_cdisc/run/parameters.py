"""Looks at finished analysis datasets: a parameter has one code, and a code one parameter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem
from nec_cdisc.problem.families.analysis import SEVERAL_PARAMETERS

#: The variables that belong together one to one, the code first.
PAIR = ("PARAMCD", "PARAM")


def ambiguous_parameters(plan: Plan, datasets: Mapping[str, Dataset]) -> Iterator[Problem]:
    """Yield a query (ANL115) for each code with several parameters, and each parameter with several codes.

    The whole set is looked at, because two units of one test may stand in two partitions.
    """
    for name, dataset in datasets.items():
        mapping = plan.study.datasets.get(name)
        if mapping is None or not set(PAIR) <= mapping.variables.keys():
            continue
        columns = [dataset.column(variable) for variable in PAIR]
        _, parts = combine(columns)
        pairs = [
            tuple(column.values[code] for column, code in zip(columns, codes, strict=True))
            for codes in zip(*(part.tolist() for part in parts), strict=True)
            if min(codes) >= 0
        ]
        for side, variable in enumerate(PAIR):
            for one, others in _several(pairs, side):
                message = f"{variable} {one!r} stands beside {', '.join(map(repr, others))} in {PAIR[1 - side]}"
                place = mapping.variables[variable].place
                yield Problem(SEVERAL_PARAMETERS, message, place, target=f"{name}.{variable}")


def _several(pairs: Sequence[tuple[str, ...]], side: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each value of one side that stands beside several of the other one."""
    beside: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        beside[pair[side]].add(pair[1 - side])
    yield from ((one, sorted(others)) for one, others in sorted(beside.items()) if len(others) > 1)
