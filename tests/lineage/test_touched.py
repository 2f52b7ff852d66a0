"""A raw row is followed to all values that it touches; the way there and the way back agree."""

from __future__ import annotations

from nec_cdisc.lineage.touched import touched
from nec_cdisc.lineage.trace import Step, Tracer


def names(found, dataset):
    """Return the variables of a dataset that are touched, with their records."""
    return {name: list(records) for (of, name), records in found.values.items() if of == dataset}


def cells(step: Step) -> set[str]:
    """Return the raw cells that have a value, of a step and all below it; rows that lost apart."""
    own = {step.what} if step.what.startswith("raw/") and step.value is not None and step.role != "lost" else set()
    return own.union(*(cells(item) for item in step.reads if item.role != "lost"))


def test_a_row_touches_its_record(stored):
    """Filled cells touch the variables of the record; blank ones nothing."""
    found = names(touched(stored, "ae", 3), "AE")
    assert found["AETERM"] == [1]
    assert found["AESTDTC"] == [1]
    assert "AEMORE" not in found
    assert found["AESEQ"] == [0, 1]


def test_a_dose_touches_the_study_days_of_its_subject(stored):
    """The row of the first dose reaches, through DM, every value that counts from it, and no other subject's."""
    found = touched(stored, "ex", 3)
    assert names(found, "AE")["AESTDY"] == [0, 1]
    assert names(found, "DM") == {"RFSTDTC": [0], "RFXSTDTC": [0]}


def test_a_row_that_lost_is_told_apart(stored):
    """A later dose was looked at for the first dose, and touches nothing through it."""
    found = touched(stored, "ex", 2)
    assert ("DM", "RFXSTDTC") in found.lost
    assert ("DM", "RFXSTDTC") not in found.values
    assert ("AE", "AESTDY") not in found.values


def test_a_row_of_a_table_touches_all_who_looked_it_up(stored):
    """A term of the coding table reaches each event that it codes, and no more."""
    assert names(touched(stored, "coding", 3), "AE") == {"AEDECOD": [1, 2], "AEBODSYS": [1, 2]}
    assert touched(stored, "coding", 4).values == {}


def test_a_row_left_out_touches_nothing(stored):
    """A record without a term is not kept, and the rule is told."""
    assert touched(stored, "ae", 4).values == {}
    (said,) = stored.left_out("raw/ae.csv", 4)
    assert (said["rule"], said["line"]) == ("not kept for AE, where only: text is filled", "mappings/sdtm/ae.yaml:5:9")


def test_both_ways_agree(evinec_stored):
    """Each raw cell that a trace of the demo names touches that value."""
    known: dict[tuple[str, int], dict[tuple[str, str], set[int]]] = {}
    for dataset in ("AE", "DM", "LB", "TR", "RS", "EX"):
        count = evinec_stored.records_of(dataset)
        for record in range(3, count, max(1, count // 3)):
            for name in evinec_stored.rules[dataset]["variables"]:
                for cell in cells(Tracer(evinec_stored).value(dataset, record, name)):
                    file, _, rest = cell.partition(":")
                    row = evinec_stored.forms[file], int(rest.split()[0])
                    if row not in known:
                        values = touched(evinec_stored, *row).values
                        known[row] = {key: set(records) for key, records in values.items()}
                    assert record in known[row].get((dataset, name), ()), (dataset, record, name, cell)
    assert len(known) > 20
