"""Codes of Arrow are read where they lie."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest

from nec_cdisc.dataset.arrow import codes_of, integers, texts


def _encoded(codes, kind=None):
    return pa.DictionaryArray.from_arrays(pa.array(codes, kind or pa.int32()), ["a", "b"])


def test_codes_of_a_part_are_those_of_its_records():
    """A slice begins behind others in memory, and its own codes come out; an empty one has none."""
    whole = _encoded([0, 1, 1, 0])
    assert codes_of(whole).tolist() == [0, 1, 1, 0]
    assert codes_of(whole.slice(1, 2)).tolist() == [1, 1]
    assert codes_of(_encoded([])).tolist() == []


@pytest.mark.parametrize("column", [_encoded([0, None]), _encoded([0, 1], pa.int8())])
def test_codes_that_cannot_be_read_in_place_are_refused(column):
    """Missing or narrower codes would come out wrong, so that they do not come out at all."""
    with pytest.raises(ValueError, match="codes of int"):
        codes_of(column)


def test_numbers_and_texts_arrive_as_arrow_would_make_them():
    """Numbers of any width, missing ones, no numbers, and texts beyond ASCII are those that were given."""
    numbers = np.array([3, 0, -7] * 5, np.int16)
    missing = np.array([False, True, False] * 5)
    assert integers(numbers, missing).equals(pa.array(numbers, mask=missing))
    assert integers(numbers[::-1]).to_pylist() == numbers[::-1].tolist()
    assert integers(numbers[:0], missing[:0]).equals(pa.array([], pa.int16()))
    assert texts(["", "né", "三"]).equals(pa.array(["", "né", "三"]))
    assert texts([]).equals(pa.array([], pa.string()))


def test_a_conversion_imports_no_pandas(build):
    """Reading, deriving and writing all datasets of a study goes without the frames of pandas."""
    folder = build().folder
    program = (
        "import sys; from nec_cdisc.cli.main import app\n"
        f"app(['--study', {str(folder)!r}, 'sdtm', '--no-suites'], standalone_mode=False)\n"
        "sys.exit('pandas' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (run.returncode, (folder / "outputs" / "sdtm" / "dm.xpt").is_file()) == (0, True), run.stderr + run.stdout
