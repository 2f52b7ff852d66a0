"""LB against the truth: each result in SI units, each reference range, through units that differ by site."""

from __future__ import annotations

import datetime as dt

import numpy as np

from nec_cdisc.simulate.analytes import ANALYTES, limits_at, unit_at

#: Analytes whose standard result has one decimal; all others have two or three.
COARSE = {"na", "creat", "alt", "ast", "ap", "ggt", "bili", "alb", "ldh", "hb", "plt"}
#: The simulator and the unit table use molar masses of a different number of digits.
FACTORS_DIFFER = 1e-3


def by_source(evinec):
    """Return the records of LB by form and key of the raw record and the column that the result stood in."""
    births = [item for item in evinec.outcome.datasets["LB"].births if item.role == "source"]
    records = evinec.records("LB")
    found = {}
    for item in births:
        form = item.table.removeprefix("raw/").removesuffix(".csv")
        raw = evinec.raw(form)
        for record, row in zip(item.records.tolist(), item.rows.tolist(), strict=True):
            found.setdefault(raw[row - 2]["record_id"], {})[records[record]["LBTESTCD"]] = records[record]
    return found


CODES = {"ap": "ALP", "hb": "HGB", "lymph": "LYM", "plt": "PLAT", "na": "SODIUM"}


def test_results_in_standard_units_are_those_of_the_truth(evinec):
    """Every result is there, and in SI units it is the true one within rounding; below a limit there is no number."""
    below = {(item["record_id"], item["column"]) for item in evinec.defects("below_limit")}
    records, count = by_source(evinec), 0
    for true in evinec.subjects.values():
        for key, column, analyte, _, _, value, unit in true["results"]:
            record = records[key][CODES.get(analyte, analyte.upper())]
            count += 1
            assert record["LBSTRESU"] == unit
            if (key, column) in below:
                assert record["LBSTRESN"] is None
                assert record["LBSTRESC"].startswith("<")
                continue
            allowed = (0.051 if analyte in COARSE else 0.0051) + FACTORS_DIFFER * float(value)
            assert abs(record["LBSTRESN"] - float(value)) <= allowed, record
            assert float(record["LBSTRESC"]) == record["LBSTRESN"]
    frame = evinec.frame("LB")
    assert count == len(frame[(frame["LBSTAT"] != "NOT DONE") | (frame["LBCAT"] == "TUMOR MARKERS")])


def test_forms_that_were_not_done_say_so_test_by_test(evinec):
    """Each planned test of a form without results, at a visit that took place, is NOT DONE; nothing else is."""
    took_place = {
        (item["site"], item["subject"], item["visit"])
        for item in evinec.raw("visits")
        if item["visit_done"] == "1" and item["form_status"] != "Not started" and item["visit"] != "Unscheduled"
    }
    expected = {}
    for form, category, tests in (("lab_chemistry", "CHEMISTRY", 15), ("lab_haematology", "HEMATOLOGY", 5)):
        analytes = [name for name in evinec.raw(form)[0] if f"{name}_u" in evinec.raw(form)[0]]
        for item in evinec.raw(form):
            place = item["site"], item["subject"], item["visit"]
            if place in took_place and not any(item[name] for name in analytes):
                key = f"EVINEC-{place[0]}-{place[1]}", place[2].upper(), category
                expected[key] = tests
    frame = evinec.frame("LB")
    frame = frame[(frame["LBSTAT"] == "NOT DONE") & (frame["LBCAT"] != "TUMOR MARKERS")]
    assert dict(frame.groupby(["USUBJID", "VISIT", "LBCAT"], observed=True).size()) == expected
    assert frame[["LBORRES", "LBSTRESC", "LBDTC", "LBLOBXFL"]].isna().all().all()


def test_reference_ranges_are_those_of_site_sex_and_unit(evinec):
    """A range is found through site, analyte, unit and sex, also where a laboratory changed its units."""
    analytes = {CODES.get(item.name, item.name.upper()): item for item in ANALYTES}
    checked = 0
    for record in evinec.records("LB"):
        analyte = analytes.get(record["LBTESTCD"])
        if analyte is None or record["LBDTC"] is None:
            continue
        true = evinec.subjects[record["USUBJID"]]
        limits = limits_at(analyte, true["site"], "1" if true["sex"] == "M" else "2")
        unit = unit_at(analyte, true["site"], dt.date.fromisoformat(record["LBDTC"][:10]), clean=False)
        for limit, found in zip(limits, (record["LBSTNRLO"], record["LBSTNRHI"]), strict=True):
            assert (limit is None) == (found is None), record
            if limit is not None:
                step = 0.5 * unit.factor * 10**-unit.decimals + 0.051
                assert abs(found - limit) <= step + FACTORS_DIFFER * limit, record
                checked += 1
    assert checked > 0


def test_range_indicators_follow_from_result_and_limits(evinec):
    """LOW, NORMAL and HIGH say where the number lies between the limits of the same record."""
    frame = evinec.outcome.datasets["LB"].frame
    frame = frame[frame["LBSTRESN"].notna() & (frame["LBSTNRLO"].notna() | frame["LBSTNRHI"].notna())]
    low = (frame["LBSTRESN"] < frame["LBSTNRLO"]).to_numpy()
    high = (frame["LBSTRESN"] > frame["LBSTNRHI"]).to_numpy()
    said = frame["LBNRIND"].astype(object).to_numpy()
    assert (said == np.where(low, "LOW", np.where(high, "HIGH", "NORMAL"))).all()


def test_one_result_before_the_first_dose_is_flagged(evinec):
    """Each subject and test has at most one LBLOBXFL, and it is the last result that is not after the first dose."""
    frame = evinec.frame("LB")
    first = {true["usubjid"]: true["first_dose"] for true in evinec.treated}
    frame = frame[frame["LBDTC"].notna() & frame["USUBJID"].isin(first)]
    day = frame["LBDTC"].str[:10]
    before = frame[day <= frame["USUBJID"].map(first)]
    latest = before.groupby(["USUBJID", "LBTESTCD"])["LBDTC"].max().to_dict()
    flagged = frame[frame["LBLOBXFL"] == "Y"]
    assert not flagged.duplicated(["USUBJID", "LBTESTCD"]).any()
    assert {
        (one, test): when for one, test, when in flagged[["USUBJID", "LBTESTCD", "LBDTC"]].itertuples(index=False)
    } == latest
