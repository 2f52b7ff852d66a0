"""A partition holds the records of its subjects, with corrections, subjects and record numbers as in the whole."""

from __future__ import annotations

import pickle
from types import SimpleNamespace

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.run.partition import partition
from nec_cdisc.run.table import FormTable
from nec_cdisc.run.world import World

FORMS = {
    name: SimpleNamespace(name=name, source=SimpleNamespace(block=SimpleNamespace(missing=("NK",))))
    for name in ("ae", "coding")
}
PLAN = SimpleNamespace(study=SimpleNamespace(forms=FORMS))


def table(name: str, column: list[str | None], positions: list[int]) -> FormTable:
    """Return a form with one column, of which some records take part."""
    columns = {"text": encode(column)}
    raw = Dataset(f"raw/{name}.csv", columns, rows=np.arange(2, len(column) + 2))
    return FormTable(FORMS[name], raw, np.array(positions))


@pytest.fixture
def world():
    """Give two forms; the second record of adverse events is left out, and one of its cells is corrected."""
    ae = table("ae", ["Rash", "deleted", "NK", "Gout", "Rash"], [0, 2, 3, 4])
    ae.subject = encode(["a", "b", "b", None])
    ae.overrides["text"] = encode(["Rash", "deleted", "NK", "Gout", "Fever"])
    return World(PLAN, {"ae": ae, "coding": table("coding", ["Rash", "Gout"], [0, 1])}, cut_off={"c"})


def test_the_records_are_those_asked_for(world):
    """Positions count the records that take part; values, subjects and record numbers are theirs."""
    part = partition(world, {"ae": np.array([1, 3])}, frozenset(), first=False).world(PLAN)
    ae = part.forms["ae"]
    assert ae.column("text").to_list() == [None, "Fever"]
    assert ae.subject.to_list() == ["b", None]
    assert ae.record_numbers(np.arange(2)).tolist() == [4, 6]
    assert len(ae.raw.frame) == 2
    assert part.cut_off == {"c"}


def test_the_first_partition_has_what_was_left_out_on_reading(world):
    """Each raw record stands in one partition; those left out take no part."""
    shares = [np.array([0]), np.array([1, 2, 3])]
    made = [partition(world, {"ae": rows}, frozenset(), first=not number) for number, rows in enumerate(shares)]
    assert [item.forms["ae"].raw.rows.tolist() for item in made] == [[2, 3], [4, 5, 6]]
    assert made[0].world(PLAN).forms["ae"].column("text").to_list() == ["Rash"]


def test_forms_without_subjects_are_whole(world):
    """They are in no share of records, and each partition has all of them."""
    made = partition(world, {"ae": np.array([0])}, frozenset(), first=True).world(PLAN)
    assert made.forms["coding"].column("text").to_list() == ["Rash", "Gout"]


def test_a_form_that_look_ups_need_whole_is_there_beside_its_part(world):
    """A look-up looks into the whole of it, an extreme into the records of the partition's subjects."""
    made = partition(world, {"ae": np.array([0])}, frozenset({"ae", "not read"}), first=False).world(PLAN)
    assert len(made.looked_up("ae")) == 4
    assert len(made.table("ae")) == 1
    assert set(made.wholes) == {"ae"}


def test_a_partition_has_only_the_values_of_its_records(world):
    """So what is sent to a process is as small as the partition; values keep their order."""
    made = partition(world, {"ae": np.array([2])}, frozenset(), first=False)
    assert made.forms["ae"].raw.column("text").values == ["Gout"]
    assert made.forms["ae"].overrides["text"].values == ["Gout"]
    both = partition(world, {"ae": np.array([0, 2])}, frozenset(), first=False)
    assert both.forms["ae"].overrides["text"].values == ["Rash", "Gout"]


def test_what_is_found_in_a_partition_is_not_found_in_the_whole(world):
    """The tables of a partition are its own."""
    made = partition(world, {"ae": np.array([0])}, frozenset({"ae"}), first=False).world(PLAN)
    for item in (made.forms["ae"], made.forms["coding"], made.wholes["ae"]):
        item.find(np.array([0]))
    assert [item.found for item in world.forms.values()] == [None, None]


def test_a_partition_can_be_sent_to_another_process(world):
    """Nothing of the plan goes with it, whose functions cannot be sent."""
    made = partition(world, {"ae": np.array([0, 1])}, frozenset({"coding"}), first=True)
    sent = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    assert sent.world(PLAN).forms["ae"].column("text").to_list() == ["Rash", None]
