"""What a run is given besides the plan."""

from __future__ import annotations

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.run.inputs import Inputs


def test_dates_are_read_by_the_convention_of_the_form(build):
    """Dates for the cut-off are read as the source writes them; unreadable ones are missing."""
    built = build()
    form = built.plan.study.forms["dm"]
    dates = Inputs(built.folder).iso_dates(form, encode(["03.07.2019", "UN.07.2019", "never", None]))
    assert dates.to_list() == ["2019-07-03", "2019-07", None, None]
