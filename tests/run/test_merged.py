"""What partitions gave is joined into what one piece would have given."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Births, Dataset
from nec_cdisc.lineage.model import LeftOut
from nec_cdisc.problem import Place, Problem
from nec_cdisc.run import merged
from nec_cdisc.run.merged import Part
from nec_cdisc.run.table import FormTable
from nec_cdisc.run.world import World


def dataset(name: str, subjects: list[str], *births: Births, numbers: list[float] | None = None) -> Dataset:
    """Return a finished dataset of one text variable, and of a numeric one where numbers are given."""
    columns = {"USUBJID": encode(sorted(subjects))}
    if numbers is not None:
        columns[f"{name}SEQ"] = np.array(numbers, np.float64)
    return Dataset(name, columns, births=births)


def part(*datasets: Dataset, problems=(), counts=None, left_out=(), found=None) -> Part:
    """Return what a partition gave."""
    return Part({item.name: item for item in datasets}, problems, counts or {}, left_out, found or {}, {})


def births(role: str, table: str, records: list[int], rows: list[int], target: str | None = None) -> Births:
    """Return births of records."""
    return Births(role, table, np.array(records, np.int64), np.array(rows, np.int64), target)


def test_datasets_stand_one_below_the_other():
    """Texts keep distinct values in ascending order, numbers stay numbers."""
    joined = merged.datasets(
        [part(dataset("AE", ["b", "b"], numbers=[1, 2])), part(dataset("AE", ["c", "d"], numbers=[1, np.nan]))]
    )["AE"].frame
    assert joined["USUBJID"].tolist() == ["b", "b", "c", "d"]
    assert joined["USUBJID"].cat.categories.tolist() == ["b", "c", "d"]
    assert str(joined["AESEQ"].dtype) == "float64"
    assert joined["AESEQ"].fillna(-1).tolist() == [1, 2, 1, -1]


def test_a_dataset_that_not_every_partition_has_is_there():
    """Supplemental qualifiers exist only where a subject has one; their births count the records of all partitions."""
    ae = [dataset("AE", ["a", "a"]), dataset("AE", ["b"]), dataset("AE", ["c", "c"])]
    supp = [dataset("SUPPAE", [who], births("source", "AE", [0], [row])) for who, row in (("b", 0), ("c", 1))]
    joined = merged.datasets([part(ae[0]), part(ae[1], supp[0]), part(ae[2], supp[1])])
    assert joined["SUPPAE"].frame["USUBJID"].tolist() == ["b", "c"]
    (born,) = joined["SUPPAE"].births
    assert (born.records.tolist(), born.rows.tolist()) == ([0, 1], [2, 4])


def test_births_of_raw_files_keep_their_record_numbers():
    """Records move behind those of the partitions before; births of one kind are one."""
    first = dataset("DM", ["a"], births("source", "raw/dm.csv", [0], [9]), births("winner", "EX", [0], [1], "RFXSTDTC"))
    second = dataset(
        "DM", ["b"], births("source", "raw/dm.csv", [0], [4]), births("winner", "EX", [0], [0], "RFXSTDTC")
    )
    joined = merged.datasets([part(first, dataset("EX", ["a", "a"])), part(second, dataset("EX", ["b"]))])["DM"].births
    assert [(item.role, item.table, item.records.tolist(), item.rows.tolist()) for item in joined] == [
        ("source", "raw/dm.csv", [0, 1], [9, 4]),
        ("winner", "EX", [0, 1], [1, 2]),
    ]


def test_births_of_other_targets_stay_apart():
    """A row that won for one variable did not win for the other."""
    one = dataset(
        "DM", ["a"], births("winner", "EX", [0], [0], "RFXSTDTC"), births("winner", "EX", [0], [1], "RFXENDTC")
    )
    joined = merged.datasets([part(one, dataset("EX", ["a", "a"])), part(one, dataset("EX", ["a", "a"]))])["DM"].births
    assert [(item.target, item.rows.tolist()) for item in joined] == [("RFXSTDTC", [0, 2]), ("RFXENDTC", [1, 3])]


def test_one_partition_is_given_as_it_is():
    """Nothing is built anew where nothing was cut."""
    alone = dataset("DM", ["a"])
    assert merged.datasets([part(alone)])["DM"] is alone


def test_rows_of_another_dataset_are_numbered_as_it_is_sorted():
    """What an extreme noted before the other dataset was sorted names its finished records."""
    world = World(None)
    world.finished["DM"] = dataset(
        "DM", ["a"], births("winner", "EX", [0], [2]), births("source", "raw/dm.csv", [0], [2])
    )
    world.orders["EX"] = np.array([2, 0, 1])
    given = merged.part(world, []).datasets["DM"].births
    assert [item.rows.tolist() for item in given] == [[0], [2]]


def test_problems_follow_the_steps_then_what_they_say():
    """The second step of the first partition comes behind the first step of the second one."""
    a, b, c, d = (Problem("RUN104", text) for text in "abcd")
    assert list(merged.problems([part(problems=[[b], [a]]), part(problems=[[d, c], []])])) == [b, c, d, a]


def test_partitions_have_the_same_steps():
    """Anything else is a fault of the program, not of the study."""
    with pytest.raises(ValueError, match="zip"):
        list(merged.problems([part(problems=[[]]), part(problems=[[], []])]))


def test_counts_add_up_in_the_order_of_forms_and_datasets():
    """By form or dataset as given, those not named last, then by rule."""
    several = [
        {("AE", "records out"): 2, ("ae", "read"): 3},
        {("AE", "records out"): 1, ("AE", "built"): 4, ("x", "y"): 0},
    ]
    assert list(merged.counts(several, ["ae", "AE"]).items()) == [
        (("ae", "read"), 3),
        (("AE", "built"), 4),
        (("AE", "records out"), 3),
        (("x", "y"), 0),
    ]


def test_records_left_out_are_listed_once():
    """By file and rule, rows sorted, whichever partition left them out, with the first line of the rule."""
    several = [
        LeftOut("raw/b.csv", (7, 3), "one", None, Place("ae.yaml", 12)),
        LeftOut("raw/a.csv", (2,), "one"),
        LeftOut("raw/b.csv", (3, 4), "one", None, Place("ae.yaml", 9)),
    ]
    expected = LeftOut("raw/a.csv", (2,), "one"), LeftOut("raw/b.csv", (3, 4, 7), "one", None, Place("ae.yaml", 9))
    assert merged.left_out(several) == merged.left_out(several[::-1]) == expected


def form(records: int, found: list[int] | None = None, numbers: int = 2) -> FormTable:
    """Return a form of some records, some of them found."""
    raw = Dataset("raw/x.csv", {"x": np.arange(float(records))}, rows=np.arange(numbers, numbers + records))
    table = FormTable(None, raw, np.arange(records))
    if found is not None:
        table.find(np.array(found, np.int64))
    return table


def test_what_any_partition_found_is_found():
    """By record number, in the part or in the whole form; a form that nothing looked into is not touched."""
    ones = World(None, {"x": form(2, [0], numbers=4)}, {"x": form(5, [1])})
    other = World(None, {"x": form(1, numbers=6), "y": form(1)})
    whole = World(None, {"x": form(5), "y": form(1)})
    merged.note_found(whole, [merged.part(ones, []), merged.part(other, [])])
    assert np.flatnonzero(whole.forms["x"].found).tolist() == [1, 2]
    assert whole.forms["y"].found is None
