"""The export: same bytes for the same seed, truth apart, every cell where the truth says it is."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from nec_cdisc.simulate.export import simulate
from nec_cdisc.simulate.forms import FORMS

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    """Bytes of each file by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_committed_export_is_what_the_generator_writes(dirty):
    """The export and truth in the repository are byte for byte those of forty subjects and seed 2014."""
    assert contents(dirty.out) == contents(ROOT / "raw")
    assert dirty.truth.read_bytes() == (ROOT / "tests/truth/evinec_2014.jsonl").read_bytes()


def test_hash_seed_locale_and_time_zone_change_nothing(dirty, tmp_path):
    """A process with another hash seed, locale and time zone writes the same bytes."""
    code = "from pathlib import Path; from nec_cdisc.simulate.export import simulate; simulate(Path('raw'))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0"}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)
    assert contents(tmp_path / "raw") == contents(dirty.out)
    assert (tmp_path / "raw.truth.jsonl").read_bytes() == dirty.truth.read_bytes()


def test_another_seed_gives_another_export(dirty, tmp_path):
    """The seed decides the data."""
    simulate(tmp_path / "raw", seed=2015)
    assert (tmp_path / "raw/ae.csv").read_bytes() != (dirty.out / "ae.csv").read_bytes()


def test_larger_export_begins_with_the_smaller_one(dirty, tmp_path):
    """A subject's rows depend on seed and place alone, not on how many subjects follow."""
    simulate(tmp_path / "raw", subjects=43)
    larger = contents(tmp_path / "raw")
    for name, content in contents(dirty.out).items():
        assert larger[name].startswith(content), name
    assert len(larger["subjects.csv"]) > len((dirty.out / "subjects.csv").read_bytes())


def test_truth_inside_the_export_is_refused(tmp_path):
    """The truth never lies in the folder that the package reads."""
    with pytest.raises(ValueError, match="inside the export"):
        simulate(tmp_path / "raw", truth=tmp_path / "raw" / "truth.jsonl")
    assert not (tmp_path / "raw").exists()


def test_no_subjects_are_refused(tmp_path):
    """An export without subjects is no export."""
    with pytest.raises(ValueError, match="at least one"):
        simulate(tmp_path / "raw", subjects=0)


def test_folder_holds_the_forms_and_nothing_else(dirty):
    """One file a form, each with the columns of the dictionary and as many cells in every row."""
    assert sorted(contents(dirty.out)) == sorted(f"{name}.csv" for name in FORMS)
    for name, form in FORMS.items():
        lines = (dirty.out / f"{name}.csv").read_bytes()
        assert b"\r" not in lines
        rows = dirty.form(name)
        assert list(rows[0]) == form.header, name
        assert all(None not in row and None not in row.values() for row in rows), name


def test_truth_counts_the_rows_of_each_form(dirty):
    """The last lines of the truth tell how many rows each file has."""
    assert {line["form"]: line["rows"] for line in dirty.of_kind("form")} == {
        name: len(dirty.form(name)) for name in FORMS
    }


def test_every_defect_points_at_its_cell(dirty):
    """The cell at the file row and column of a defect holds the planted value."""
    forms = {name: dirty.form(name) for name in FORMS}
    for line in dirty.of_kind("defect"):
        row = forms[line["form"]][line["row"] - 2]
        assert row[line["column"]] == line["value"], line
        assert (row["record_id"], row.get("subject", "")) == (line["record_id"], line["subject"])


def test_no_cell_has_a_float_in_disguise(dirty, clean):
    """No value shows an exponent, a negative zero, nan, or more decimals than a laboratory prints."""
    odd = re.compile(r"^-0(\.0*)?$|^[-+]?\d+(\.\d+)?[eE][-+]?\d+$|^(nan|inf|None|True|False)$|^-?\d+\.\d{4,}$")
    for export in (dirty, clean):
        for name in FORMS:
            for row in export.form(name):
                assert not [text for column, text in row.items() if column != "dm_birth" and odd.search(text)], (
                    name,
                    row,
                )


def test_record_keys_are_unique_but_for_repeated_rows(dirty):
    """The EDC's record key identifies a record; only an exactly repeated row has it twice."""
    for name in FORMS:
        rows = dirty.form(name)
        counted = Counter(row["record_id"] for row in rows)
        twice = {key for key, count in counted.items() if count > 1}
        planted = {
            line["record_id"]
            for line in dirty.of_kind("defect")
            if line["defect"] == "repeated_row" and line["form"] == name
        }
        assert twice == planted
        for key in twice:
            first, second = (row for row in rows if row["record_id"] == key)
            assert first == second


def test_only_planted_orphans_are_not_enrolled(dirty, clean):
    """Every record belongs to an enrolled subject of its site, but those planted as orphans."""
    for export in (dirty, clean):
        enrolled = {(row["site"], row["subject"]) for row in export.form("subjects")}
        sites = {row["site"] for row in export.form("sites")}
        assert {site for site, _ in enrolled} <= sites
        strangers = {
            (row["site"], row["subject"])
            for name in FORMS
            for row in export.form(name)
            if "subject" in row and (row["site"], row["subject"]) not in enrolled
        }
        planted = {(d["site"], d["subject"]) for d in export.of_kind("defect") if d["defect"] == "orphan_subject"}
        assert strangers == planted


def test_event_numbers_refer_to_events(clean):
    """Numbers of adverse events in medication, dosing and death are those of events of the same subject."""
    numbers = {(row["site"], row["subject"], row["ae_no"]) for row in clean.form("ae")}
    for name, column in (("conmed", "cm_ae_no"), ("dosing", "ec_ae_no"), ("death", "dd_ae_no")):
        used = {(row["site"], row["subject"], row[column]) for row in clean.form(name) if row[column]}
        assert used, name
        assert used <= numbers


def test_every_verbatim_has_a_coding(dirty):
    """Each event text, stripped, is coded once."""
    coded = Counter(row["ae_text"] for row in dirty.form("ae_coding"))
    texts = {row["ae_text"].strip() for row in dirty.form("ae")} - {""}
    assert texts <= set(coded)
    assert set(coded.values()) == {1}


def test_clean_export_plants_nothing(clean):
    """A clean export has no defects, ASCII only, full dates and SI units."""
    assert not clean.of_kind("defect")
    assert not clean.of_kind("defect_kind")
    for content in contents(clean.out).values():
        content.decode("ascii")
    for name, form in FORMS.items():
        columns = [column for column, meaning in form.columns.items() if "date " in meaning and column != "dm_birth"]
        for row in clean.form(name):
            for column in columns:
                if row[column]:
                    assert re.fullmatch(r"\d\d\.\d\d\.\d{4}( \d\d:\d\d)?", row[column]), (name, column)
                    datetime.strptime(row[column][:10], "%d.%m.%Y")  # noqa: DTZ007 - a calendar day, no moment
    assert {row["lr_unit"] for row in clean.form("lab_ranges")} == {
        "mmol/L",
        "umol/L",
        "U/L",
        "g/L",
        "10^9/L",
    }


def test_clean_rows_keep_the_order_of_time(clean):
    """Without dirt no event ends before it starts, nothing is ticked ongoing with an end, nobody acts after death."""

    def day(text: str) -> date:
        return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 - a calendar day, no moment

    deaths = {(row["site"], row["subject"]): day(row["dd_date"]) for row in clean.form("death")}
    for form, start, stop, ongoing in (
        ("ae", "ae_start", "ae_stop", "ae_ongoing"),
        ("conmed", "cm_start", "cm_stop", "cm_ongoing"),
        ("medical_history", "mh_start", "mh_stop", "mh_ongoing"),
    ):
        for row in clean.form(form):
            assert (row[ongoing] == "1") == (row[stop] == ""), row
            assert not row[stop] or day(row[start]) <= day(row[stop]), row
    for form, column in (
        *(("ae", "ae_start"), ("ae", "ae_stop"), ("vital_signs", "vs_date"), ("dosing", "ec_stop")),
        *(("response", "rs_date"), ("qlq_c30", "ql_date"), ("markers", "mk_date"), ("visits", "visit_date")),
        *(("subsequent_therapy", "st_start"), ("survival_follow_up", "sf_last_alive"), ("lab_chemistry", "lc_date")),
    ):
        for row in clean.form(form):
            death = deaths.get((row["site"], row["subject"]))
            assert not (death and row[column]) or day(row[column]) <= death, (form, row)


def test_memory_does_not_grow_with_the_number_of_subjects(tmp_path):
    """Rows are written subject by subject: five times the subjects need no more memory."""
    code = (
        "import sys, tracemalloc; from pathlib import Path; from nec_cdisc.simulate.export import simulate\n"
        "simulate(Path('warm'), subjects=2); peaks = []\n"
        "for count in (8, 40):\n"
        "    tracemalloc.start(); simulate(Path('raw'), subjects=count)\n"
        "    peaks.append(tracemalloc.get_traced_memory()[1]); tracemalloc.stop()\n"
        "sys.exit(peaks[1] > peaks[0] * 1.3)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False).returncode == 0


def test_tissue_of_who_declined_research_on_it_is_not_examined(tmp_path):
    """Of a clean export, each treated subject who declined has one record that says why nothing was examined."""
    simulate(tmp_path / "raw", clean=True)
    tables = {}
    for name in ("consent", "mtor_ihc"):
        with (tmp_path / "raw" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            tables[name] = list(csv.DictReader(lines))
    declined = {(row["site"], row["subject"]) for row in tables["consent"] if row["ic_tissue"] == "0"}
    found = [row for row in tables["mtor_ihc"] if (row["site"], row["subject"]) in declined]
    assert len(found) == len(declined) == 5
    assert {(row["ih_done"], row["ih_reason"], row["ih_marker"]) for row in found} == {
        ("0", "No consent to tissue research", "")
    }
