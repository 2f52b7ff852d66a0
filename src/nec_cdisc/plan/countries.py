"""Compares the countries that a study writes with those of ISO 3166-1."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.call import Call
from nec_cdisc.plan.against_standard import given
from nec_cdisc.plan.closed_codelists import typed
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.trial_design.record import place_of
from nec_cdisc.plan.trial_design.summary import as_block
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.nearest import nearest
from nec_cdisc.standard.countries import FORMAT

#: The format of a trial summary parameter that takes a country.
OF_SUMMARY = "country"


def foreign_countries(plan: Plan) -> Iterator[Problem]:
    """Yield values of COUNTRY and of the trial summary that are no country, and raw text that nobody looks up.

    As with a closed codelist, a code list of the study says what each typed text stands for.
    """
    for dataset in plan.study.datasets.values():
        for name, call in dataset.variables.items():
            spec = plan.standard.allowed(dataset.name, name)
            if spec is not None and spec.format == FORMAT and name not in dataset.working:
                yield from _line(plan, dataset.name, name, call)
    for name, values in plan.study.block.protocol.summary.items():
        asked = plan.standard.trial_summary.get(name)
        for position, said in enumerate(values if asked is not None and asked.format == OF_SUMMARY else ()):
            value = as_block(said).value
            if value is not None:
                place = place_of(plan.study, "summary", name, position)
                place = place if place.line else plan.study.document.key_place(("protocol", "summary", name))
                yield from _unknown(plan, name, value, place)


def _line(plan: Plan, dataset: str, name: str, call: Call) -> Iterator[Problem]:
    for value, place in given(plan, dataset, call):
        yield from _unknown(plan, name, value, place)
    bound = plan.bound.get(f"{dataset}.{name}")
    found = None if bound is None else next(typed(plan, dataset, bound), None)
    if found is not None:
        written, kept_by = found
        what = f"'{kept_by}' keeps what has no entry" if kept_by is not None else f"'{written}' is raw text"
        step = f"Say by a code list what each text stands for: {{code: {written}, list: …}}, with unknown: query."
        message = f"{name} takes countries of ISO 3166-1, and {what}"
        yield Problem("MAP148", message, call.place, target=f"{dataset}.{name}", next_step=step)


def _unknown(plan: Plan, name: str, value: str, place: Place) -> Iterator[Problem]:
    known = plan.standard.countries
    if known and value not in known:
        message = f"{value!r} for {name} is no country of ISO 3166-1"
        yield Problem("MAP145", message, place, nearest=nearest(value, known))
