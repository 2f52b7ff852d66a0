"""Reference tables of the export: sites, coding of adverse events, reference ranges of the laboratories."""

from __future__ import annotations

from datetime import date

from nec_cdisc.simulate.analytes import (
    ANALYTES,
    SEX_SPECIFIC,
    UNIT_CHANGE_DAY,
    UNIT_CHANGE_SITE,
    limits_at,
    unit_at,
)
from nec_cdisc.simulate.chart import Record, fixed, german
from nec_cdisc.simulate.event_catalogue import coding_rows
from nec_cdisc.simulate.person import SITE_PLAN, STUDY

TOWNS = ("Berlin", "Hamburg", "Marburg", "Essen", "Mainz", "Rostock", "Kiel", "Ulm", "Bonn", "Jena")
RANGES_FROM = date(2015, 1, 1)
AUDIT = {"last_modified_by": "DM00", "last_modified_at": "01.07.2015 09:00"}


def site_records() -> list[Record]:
    """Make one record a site."""
    records: list[Record] = []
    for number in sorted(set(SITE_PLAN)):
        site = f"{number:02d}"
        cells = {
            "study": STUDY,
            "site": site,
            "record_id": f"1{site}",
            "site_name": f"Trial centre {TOWNS[number - 1]}",
            "site_city": TOWNS[number - 1],
            "site_country": "DEU",
            "site_activated": german(date(2015, 6 + number % 3, 3 + number)),
            "site_lab": f"Local laboratory {site}",
        }
        records.append(Record("sites", {**cells, **AUDIT}))
    return records


def coding_records(*, clean: bool) -> list[Record]:
    """Make one record a verbatim text of the event catalogue; German texts only where dirt may bring them in."""
    return [
        Record("ae_coding", {"study": STUDY, "record_id": str(2000 + number), **cells, **AUDIT})
        for number, cells in enumerate(coding_rows(german=not clean), start=1)
    ]


def range_records(*, clean: bool) -> list[Record]:
    """Make the reference ranges by site, analyte and sex; once more where the laboratory changes its units."""
    records: list[Record] = []
    for number in sorted(set(SITE_PLAN)):
        site = f"{number:02d}"
        starts = [RANGES_FROM]
        if site == UNIT_CHANGE_SITE and not clean:
            starts.append(UNIT_CHANGE_DAY)
        for start in starts:
            for analyte in ANALYTES:
                unit = unit_at(analyte, site, start, clean=clean)
                if start > RANGES_FROM and unit == unit_at(analyte, site, RANGES_FROM, clean=clean):
                    continue
                for sex in ("1", "2") if analyte.name in SEX_SPECIFIC else ("0",):
                    low, high = limits_at(analyte, site, sex)
                    cells = {
                        "study": STUDY,
                        "site": site,
                        "record_id": str(3001 + len(records)),
                        "lr_analyte": analyte.name,
                        "lr_sex": sex,
                        "lr_unit": unit.text,
                        "lr_low": "" if low is None else fixed(low / unit.factor, unit.decimals),
                        "lr_high": "" if high is None else fixed(high / unit.factor, unit.decimals),
                        "lr_valid_from": german(start),
                    }
                    records.append(Record("lab_ranges", {**cells, **AUDIT}))
    return records
