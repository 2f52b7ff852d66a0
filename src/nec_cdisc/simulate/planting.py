"""Which planter has its turn at which subject, and the dirt in the reference tables."""

from __future__ import annotations

from collections.abc import Callable

from nec_cdisc.simulate import dirt_dates, dirt_rows, dirt_values
from nec_cdisc.simulate.case import Case
from nec_cdisc.simulate.chart import Chart, Record
from nec_cdisc.simulate.dirt import Dirt, note, spoil

Planter = Callable[[Dirt], None]

TURNS: tuple[tuple[Planter, int], ...] = (
    # Records first, as long as the cells they copy are clean.
    (dirt_rows.repeated_row, 6),
    (dirt_rows.row_after_death, 5),
    (dirt_rows.orphan_subject, 12),
    (dirt_rows.unscheduled_visit, 5),
    (dirt_rows.form_never_opened, 5),
    (dirt_rows.lesion_not_identified, 6),
    (dirt_rows.duplicate_lesion_number, 6),
    (dirt_rows.ongoing_with_stop, 6),
    (dirt_rows.end_before_start, 6),
    (dirt_rows.sum_differs, 8),
    (dirt_rows.response_differs, 5),
    (dirt_dates.unknown_day, 2),
    (dirt_dates.unknown_month, 4),
    (dirt_dates.unknown_date, 5),
    (dirt_dates.impossible_date, 6),
    (dirt_dates.two_digit_year, 6),
    (dirt_dates.german_month_name, 5),
    (dirt_dates.english_month_name, 5),
    (dirt_values.unknown_code, 6),
    (dirt_values.umlaut, 3),
    (dirt_values.micro_sign, 4),
    (dirt_values.mixed_case_code, 3),
    (dirt_values.trailing_blank, 3),
    (dirt_values.below_limit, 3),
    (dirt_values.german_decimal, 3),
    (dirt_values.unit_change, 1),
    (dirt_rows.crf_version_change, 1),
    (dirt_rows.tissue_without_consent, 13),
)
"""Each planter with its n: its turn comes at every n-th subject."""

TOWNS_WITH_UMLAUT = {"Marburg": "Köln", "Jena": "Tübingen"}


def plant(case: Case, chart: Chart) -> None:
    """Plant in a subject's chart the dirt whose turn it is."""
    for position, (planter, every) in enumerate(TURNS):
        if (case.person.index + 7 * position) % every == 0:
            planter(Dirt(case, chart, case.person.draws(f"dirt {planter.__name__}")))


def plant_in_tables(records: list[Record]) -> None:
    """Plant umlauts in the names of two sites, and note those of the German verbatim texts."""
    for record in records:
        town = record.cells.get("site_city", "")
        if town in TOWNS_WITH_UMLAUT:
            spoil(record, "site_name", f"Trial centre {TOWNS_WITH_UMLAUT[town]}", "umlaut")
            spoil(record, "site_city", TOWNS_WITH_UMLAUT[town], "umlaut")
        if not record.cells.get("ae_text", "").isascii():
            note(record, "ae_text", "umlaut")
