"""An interim delivery: what goes on is open, nothing lies behind the cut-off, and unknown days stay unknown."""

from __future__ import annotations

import csv
import datetime as dt
import shutil

import pyreadstat
import pytest

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.cli.sdtm import run_sdtm

CUT_OFF = dt.date(2016, 12, 15)
SAS_ZERO = dt.date(1960, 1, 1)


def change(folder, form, spoil):
    """Write a raw file anew with its rows changed; a row of which nothing is returned is left out."""
    path = folder / "raw" / f"{form}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        header, rows = list(reader.fieldnames), [spoil(cells) for cells in reader]
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(cells for cells in rows if cells)


def published(folder, standard, dataset):
    """Return the records of a published dataset."""
    frame, _ = pyreadstat.read_xport(folder / "outputs" / standard / f"{dataset}.xpt", disable_datetime_conversion=True)
    frame = frame.astype(object)
    return frame.where(frame.notna() & (frame != ""), None).to_dict("records")


def day(number):
    """Return a SAS date as a date."""
    return SAS_ZERO + dt.timedelta(int(number))


@pytest.fixture(scope="module")
def clean(run_evinec):
    """Give the study with a clean export."""
    return run_evinec(subjects=30, seed=2014, clean=True)


@pytest.fixture(scope="module")
def interim(clean, tmp_path_factory):
    """Publish SDTM and ADaM as of a day in the middle of the study."""
    return made(clean, tmp_path_factory.mktemp("interim"), CUT_OFF)


def made(clean, folder, cut_off=None, **spoilt):
    """Publish SDTM and ADaM of a copy of the study with changed forms."""
    shutil.copytree(clean.folder, folder, dirs_exist_ok=True)
    for form, spoil in spoilt.items():
        change(folder, form, spoil)
    assert run_sdtm(folder, cut_off and cut_off.isoformat(), final=False, suites=False) == 0
    assert run_adam(folder, None, suites=False) == 0
    return folder


def test_nothing_lies_behind_the_cut_off(interim):
    """No date of SDTM and none of analysis is later than the day that the set was cut at."""
    for path in sorted((interim / "outputs" / "sdtm").glob("*.xpt")):
        late = {
            (name, value)
            for record in published(interim, "sdtm", path.stem)
            for name, value in record.items()
            if name.endswith(("DTC", "TPT")) and isinstance(value, str) and value[:4].isdigit()
            if value[:10] > CUT_OFF.isoformat()[: len(value[:10])]
        }
        assert (path.stem, late) == (path.stem, set())
    for path in sorted((interim / "outputs" / "adam").glob("*.xpt")):
        late = {
            (name, day(value))
            for record in published(interim, "adam", path.stem)
            for name, value in record.items()
            if name.endswith("DT") and value is not None and day(value) > CUT_OFF
        }
        assert (path.stem, late) == (path.stem, set())


def test_who_has_not_ended_treatment_has_no_last_dose(interim):
    """Between two doses, too: RFXENDTC, RFENDTC and follow-up wait for the end of treatment, or of the study."""
    ended = {record["USUBJID"] for record in published(interim, "sdtm", "ds") if record["DSCAT"] == "DISPOSITION EVENT"}
    ended |= {record["USUBJID"] for record in published(interim, "sdtm", "dm") if record["DTHFL"] == "Y"}
    going_on = [r for r in published(interim, "sdtm", "dm") if r["RFXSTDTC"] and r["USUBJID"] not in ended]
    assert going_on
    assert {(record["RFXENDTC"], record["RFENDTC"]) for record in going_on} == {(None, None)}
    own = {record["USUBJID"] for record in going_on}
    assert {r["ETCD"] for r in published(interim, "sdtm", "se") if r["USUBJID"] in own} == {"SCRN", "EVE"}


def test_who_is_in_the_study_has_not_ended_it(interim):
    """A contact for survival is no end of participation, so the last element is open and the study end is not known."""
    left = {r["USUBJID"] for r in published(interim, "sdtm", "ds") if r["DSSCAT"] == "STUDY PARTICIPATION"}
    dead = {r["USUBJID"] for r in published(interim, "sdtm", "dm") if r["DTHFL"] == "Y"}
    for record in published(interim, "sdtm", "dm"):
        assert (record["RFPENDTC"] is not None) == (record["USUBJID"] in left | dead)
    (end,) = (r for r in published(interim, "sdtm", "ts") if r["TSPARMCD"] == "SENDTC")
    assert (end["TSVAL"], end["TSVALNF"]) == (None, "NAV")


def test_who_goes_on_is_ongoing_in_the_analysis(interim):
    """EOTSTT and EOSSTT say ONGOING, and treatment that goes on is censored when the subject was last known alive."""
    treated = {r["USUBJID"]: r for r in published(interim, "adam", "adsl") if r["SAFFL"] == "Y"}
    ongoing = {name: record for name, record in treated.items() if record["EOTSTT"] == "ONGOING"}
    assert 0 < len(ongoing) < len(treated)
    assert {record["EOSSTT"] for record in ongoing.values()} == {"ONGOING"}
    times = {r["USUBJID"]: r for r in published(interim, "adam", "adtte") if r["PARAMCD"] == "TTTD"}
    assert set(times) == set(treated)
    for name, record in ongoing.items():
        assert (times[name]["CNSR"], times[name]["ADT"]) == (1, record["LSTALVDT"])


def test_a_long_treatment_that_goes_on_counts_for_the_per_protocol_population(interim):
    """28 days of treatment have passed although its end is not known."""
    long = [
        record
        for record in published(interim, "adam", "adsl")
        if record["EOTSTT"] == "ONGOING" and record["FASFL"] == "Y" and record["LSTALVDT"] - record["TRTSDT"] > 100
    ]
    assert long
    assert {record["PPROTFL"] for record in long} == {"Y"}


def test_what_began_after_the_last_visit_goes_on_at_its_start(interim):
    """The reference time point of what goes on never lies before its start."""
    for dataset in ("ae", "cm"):
        start, until = f"{dataset.upper()}STDTC", f"{dataset.upper()}ENTPT"
        known = [r for r in published(interim, "sdtm", dataset) if r[start] and r[until]]
        assert all(record[until] >= record[start] for record in known)


def test_a_partial_first_dose_does_not_come_before_screening(clean, tmp_path):
    """Elements stand in their order, and who was assessed later is per protocol although study days are not known."""
    folder = made(
        clean,
        tmp_path,
        dosing=lambda cells: cells | {"ec_start": "UN" + cells["ec_start"][2:]} if cells["ec_no"] == "1" else cells,
    )
    order: dict[str, list[str]] = {}
    for record in published(folder, "sdtm", "se"):
        order.setdefault(record["USUBJID"], []).append(record["ETCD"])
    assert {tuple(elements) for elements in order.values()} <= {
        ("SCRN",),
        ("SCRN", "EVE"),
        ("SCRN", "EVE", "FUP"),
    }
    assert "Y" in {record["PPROTFL"] for record in published(folder, "adam", "adsl")}


def test_a_first_dose_of_which_no_day_is_known_was_taken(clean, tmp_path):
    """The subject is in its arm and in the safety population; the site and the analysis are asked for the day."""
    (first,) = [cells for cells in clean.raw("dosing") if cells["ec_no"] == "1"][:1]
    name = f"EVINEC-{first['site']}-{first['subject']}"

    def unknown(cells):
        own = (cells["site"], cells["subject"]) == (first["site"], first["subject"])
        return (cells | {"ec_start": "UNK"} if cells["ec_no"] == "1" else None) if own else cells

    folder = made(clean, tmp_path, dosing=unknown)
    (subject,) = (record for record in published(folder, "sdtm", "dm") if record["USUBJID"] == name)
    assert (subject["ACTARMCD"], subject["ARMNRS"], subject["RFXSTDTC"]) == ("EVE10", None, None)
    (subject,) = (record for record in published(folder, "adam", "adsl") if record["USUBJID"] == name)
    assert (subject["SAFFL"], subject["TRTSDT"]) == ("Y", None)
    asked = (folder / "outputs" / "adam_reports" / "problems.csv").read_text(encoding="utf-8")
    assert "The month of the first dose is not known" in asked


def test_a_death_in_a_known_month_is_not_before_the_last_sign_of_life(clean, tmp_path):
    """The imputed day is not before the last dose, contact or event; the end of treatment by death is an event."""
    folder = made(clean, tmp_path, death=lambda cells: cells | {"dd_date": "UN" + cells["dd_date"][2:]})
    dead = {r["USUBJID"]: r for r in published(folder, "adam", "adsl") if r["DTHFL"] == "Y"}
    assert dead
    assert all(record["DTHDT"] >= record["LSTALVDT"] for record in dead.values())
    for event in published(folder, "adam", "adae"):
        if event["USUBJID"] in dead and event["ASTDT"] is not None:
            assert event["ASTDT"] <= dead[event["USUBJID"]]["DTHDT"]
    times = {r["USUBJID"]: r for r in published(folder, "adam", "adtte") if r["PARAMCD"] == "TTTD"}
    by_death = {name for name, record in dead.items() if record["DCTREAS"] == "DEATH" and name in times}
    assert {times[name]["CNSR"] for name in by_death} == {0}


def test_a_death_of_which_the_year_alone_is_known_is_no_living_subject(clean, tmp_path):
    """Overall survival is censored with a code of its own, and DEATH in ADRS says that the subject died."""
    folder = made(clean, tmp_path, death=lambda cells: cells | {"dd_date": "UN.UN." + cells["dd_date"][-4:]})
    dead = {r["USUBJID"] for r in published(folder, "adam", "adsl") if r["DTHFL"] == "Y" and r["SAFFL"] == "Y"}
    times = [r for r in published(folder, "adam", "adtte") if r["PARAMCD"] == "OS" and r["USUBJID"] in dead]
    assert {(r["CNSR"], r["EVNTDESC"]) for r in times} == {(3, "DEATH ON AN UNKNOWN DAY")}
    told = [r for r in published(folder, "adam", "adrs") if r["PARAMCD"] == "DEATH" and r["USUBJID"] in dead]
    assert {r["AVALC"] for r in told} == {"Y"}


def test_an_unknown_day_of_an_end_is_not_after_the_cut_off(clean, tmp_path):
    """The last day of a month counts where it has come: nothing is ever set behind the cut-off."""
    folder = made(
        clean,
        tmp_path,
        CUT_OFF,
        response=lambda cells: cells | {"rs_date": "UN" + cells["rs_date"][2:]} if cells["rs_date"] else cells,
        ae=lambda cells: cells | {"ae_stop": "UN" + cells["ae_stop"][2:]} if cells["ae_stop"] else cells,
    )
    dates = [r["ADT"] for name in ("adrs", "adtte") for r in published(folder, "adam", name)]
    dates += [r["AENDT"] for r in published(folder, "adam", "adae")]
    assert max(day(date) for date in dates if date is not None) == CUT_OFF


def test_history_without_a_visit_date_went_on_at_consent(clean, tmp_path):
    """What went on has a reference time point although the screening visit has no date."""
    folder = made(
        clean, tmp_path, visits=lambda cells: cells | {"visit_date": ""} if cells["visit"] == "Screening" else cells
    )
    going_on = [r for r in published(folder, "sdtm", "mh") if r["MHENRTPT"] == "ONGOING"]
    assert going_on
    assert all(record["MHENTPT"] for record in going_on)
