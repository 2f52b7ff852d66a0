"""All names that a template may use, of one plan and its outputs; docs/reviewers-guides.md lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nec_cdisc.document.template import Names
from nec_cdisc.guide.analysis import analysis_names
from nec_cdisc.guide.datasets import dataset_names
from nec_cdisc.guide.decisions import decision_names
from nec_cdisc.guide.quality import quality_names
from nec_cdisc.guide.sources import Sources
from nec_cdisc.guide.study import protocol_names, study_names


def content(sources: Sources) -> Names:
    """Return the names and what stands behind them; what cannot be read is among ``sources.problems`` afterwards."""
    return Names(
        "",
        {
            **study_names(sources),
            "protocol": protocol_names(sources),
            "datasets": dataset_names(sources),
            **decision_names(sources),
            **quality_names(sources),
            **analysis_names(sources),
        },
    )


def known_names(names: Mapping[str, object], before: str = "") -> Iterator[str]:
    """Yield the names of groups as a template writes them: ``datasets.table``."""
    for name, value in names.items():
        if isinstance(value, Names):
            yield from known_names(value, f"{before}{name}.")
        else:
            yield f"{before}{name}"
