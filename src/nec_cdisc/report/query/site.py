"""Finds the site of a subject in demographics, for records of sources that name none, such as a central laboratory."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.plan.compile import SUBJECTS, Plan
from nec_cdisc.run.table import FormTable
from nec_cdisc.run.whereabouts import Whereabouts


def sites_of_subjects(plan: Plan, where: Whereabouts, site: str | None) -> Mapping[str, str]:
    """Return the site of each subject, named as reports name it; of a subject with two sites, and private ones, none.

    Looked into are the forms that DM is made of, in the raw column that names the site.
    """
    found: dict[str, set[str]] = {}
    for name in sorted(plan.forms_of(SUBJECTS)):
        form = plan.study.forms[name]
        table = where.table(form.file)
        if site is None or table is None or site in form.private or site not in table.raw.columns:
            continue
        for subject, at in _pairs(where, table, site):
            found.setdefault(subject, set()).add(at)
    return {subject: next(iter(sites)) for subject, sites in found.items() if len(sites) == 1}


def _pairs(where: Whereabouts, table: FormTable, site: str) -> list[tuple[str, str]]:
    """Return the different pairs of subject and site in a form."""
    subjects, sites = where.subjects(table), table.whole(site)
    filled = np.flatnonzero((subjects.codes >= 0) & (sites.codes >= 0))
    _, parts = combine([subjects.take(filled), sites.take(filled)])
    whose, at = (part.tolist() for part in parts)
    return [(str(subjects.values[one]), str(sites.values[two])) for one, two in zip(whose, at, strict=True)]
