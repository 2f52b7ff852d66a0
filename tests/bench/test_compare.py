"""The comparison with a rival finds every cell that differs, and takes no excuse that does not fit."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from compare import compare

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.frame import categorical, of_frame
from nec_cdisc.dataset.model import Dataset

RECORDS = {
    "USUBJID": ["S1", "S1", "S2"],
    "LBTESTCD": ["GLUC", "GLUC", "GLUC"],
    "VISITNUM": [1.0, 2.0, 1.0],
    "LBORRES": ["5.2", "<70", "90"],
    "LBORRESU": ["mmol/L", "mg/dL", "mg/dL"],
    "LBSTRESC": ["5.2", "<3.885", "4.9956"],
    "LBSTRESN": [5.2, np.nan, 4.9956],
    "LBSTRESU": ["mmol/L", "mmol/L", "mmol/L"],
    "LBNRIND": ["NORMAL", "LOW", "NORMAL"],
    "EPOCH": ["SCREENING", "TREATMENT", None],
    "LBDTC": ["2024-01-05T08:00", "2024-02", "2024-03-01"],
}

NUMBERS = {"VISITNUM", "LBSTRESN"}


def laboratory(**changed) -> Dataset:
    """Return a dataset of three records, some columns changed."""
    columns = {**RECORDS, **changed}
    frame = pd.DataFrame(
        {
            name: np.array(values, np.float64) if name in NUMBERS else categorical(encode(values))
            for name, values in columns.items()
        }
    )
    return of_frame("LB", frame)


def told(rival: str = "yamaa", **changed) -> list[tuple[str, int, bool]]:
    """Return variable, number of cells, and whether there is an explanation."""
    found = compare(laboratory(), laboratory(**changed), rival)
    return [(item.variable, item.cells, bool(item.why)) for item in found]


def test_equal_datasets_do_not_differ():
    """Missing equals missing."""
    assert told() == []


def test_the_order_of_records_does_not_matter():
    """Records are paired by their key."""
    turned = {name: values[::-1] for name, values in RECORDS.items() if name != "EPOCH"}
    assert told(**turned, EPOCH=["x", "TREATMENT", "SCREENING"]) == [("EPOCH", 1, False)]


@pytest.mark.parametrize(
    "changed",
    [
        {"LBSTRESC": ["5.2", "<70", "4.9956"]},
        {"LBNRIND": ["NORMAL", None, "NORMAL"]},
        {"EPOCH": ["SCREENING", None, None]},
    ],
)
def test_what_a_rival_does_in_another_way_is_explained(changed):
    """A limit kept as collected, a limit not judged, and a month not placed are known differences."""
    (variable,) = changed
    assert told(**changed) == [(variable, 1, True)]


@pytest.mark.parametrize(
    "changed",
    [
        {"LBSTRESC": ["5.3", "<3.885", "4.9956"]},
        {"LBSTRESC": ["5.2", "<71", "4.9956"]},
        {"LBNRIND": [None, "LOW", "NORMAL"]},
        {"LBNRIND": ["NORMAL", "HIGH", "NORMAL"]},
        {"EPOCH": ["TREATMENT", "TREATMENT", None]},
        {"EPOCH": ["SCREENING", "FOLLOW-UP", None]},
        {"LBSTRESN": [5.2, np.nan, 4.9957]},
        {"LBSTRESN": [np.nan, np.nan, 4.9956]},
        {"LBDTC": ["2024-01-05", "2024-02", "2024-03-01"]},
    ],
)
def test_any_other_difference_is_a_fault(changed):
    """A known reason excuses the cells that it explains, and no other."""
    (variable,) = changed
    assert told(**changed) == [(variable, 1, False)]


def test_six_digits_excuse_one_rival_only():
    """A number rounded otherwise is explained for the program that rounds so, up to half a unit of both roundings."""
    assert told("pharmaskills", LBSTRESN=[5.2, np.nan, 4.99556]) == [("LBSTRESN", 1, True)]
    assert told("pharmaskills", LBSTRESN=[5.2, np.nan, 4.9957]) == [("LBSTRESN", 1, False)]
    assert told("yamaa", LBSTRESN=[5.2, np.nan, 4.99556]) == [("LBSTRESN", 1, False)]


def test_datasets_of_another_shape_cannot_be_compared():
    """A record or a variable less is refused, not passed over."""
    less = of_frame("LB", laboratory().frame.iloc[:2])
    with pytest.raises(ValueError, match="3 records"):
        compare(laboratory(), less, "yamaa")
    narrow = of_frame("LB", laboratory().frame.drop(columns="EPOCH"))
    with pytest.raises(ValueError, match="EPOCH"):
        compare(laboratory(), narrow, "yamaa")
