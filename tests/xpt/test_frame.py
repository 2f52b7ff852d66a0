"""What a file holds becomes a dataset of the program."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.xpt.frame import dataset, select
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.read import Table, read


def test_a_dataset_has_categoricals_numbers_and_a_spec(written):
    """Labels, types and order are the file's; what a file does not know is empty."""
    variables = [Variable("SEX", "Sex", "Char", 1), Variable("AGE", "Age", "Num", 8)]
    data, _ = written(variables, [encode(["F", None, "M"]), np.array([51.0, np.nan, 60.0])])
    made = dataset(read(io.BytesIO(data))[0])
    assert made.name == "DM"
    assert made.column("SEX").to_list() == ["F", None, "M"]
    assert made.frame["AGE"].dtype == np.float64
    assert made.spec.label == "Demographics"
    assert [(item.name, item.label, item.type, item.order) for item in made.spec.variables.values()] == [
        ("SEX", "Sex", "Char", 1),
        ("AGE", "Age", "Num", 2),
    ]


def test_a_dataset_without_records_keeps_its_columns(written):
    """And their types."""
    data, _ = written([Variable("SEX", "Sex", "Char", 1), Variable("AGE", "", "Num", 8)], [encode([]), np.empty(0)])
    made = dataset(read(io.BytesIO(data))[0])
    assert len(made.frame) == 0
    assert isinstance(made.frame["SEX"].dtype, pd.CategoricalDtype)
    assert made.frame["AGE"].dtype == np.float64


def test_one_of_several_datasets_must_be_named(stamp):
    """Case does not matter; a name that is not there is told with those that are."""
    one, two = (Table(Member(name, "", (), stamp), (), 0) for name in ("ONE", "TWO"))
    assert select([one]) is one
    assert select([one, two], "two") is two
    for name, told in ((None, "ONE, TWO; one of them must be named"), ("X", "ONE, TWO; not X")):
        with pytest.raises(Unreadable, match=told) as caught:
            select([one, two], name)
        assert caught.value.problem.code == "XPT154"
