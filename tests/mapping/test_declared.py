"""What a study and its sources declare once does not contradict itself."""

from __future__ import annotations

import time

import pytest
from tests.conftest import SOURCE

PROTOCOL = "protocol:\n  visits:\n    V1: {number: 1, day: -7}\n"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("    V2: {number: 1.0}\n", "MAP172 {}:10:5: visits 'V1' and 'V2' have one number, 1.0"),
        (
            "    W1..2: {number: 5, next: {number: 0, day: 1}}\n",
            "MAP172 {}:10:5: visits 'W1' of the series 'W1..2' and 'W2' of the series 'W1..2' have one number",
        ),
        ("    V1..2: {number: 5, next: {number: 1, day: 1}}\n", "MAP172 {}:10:5: visit 'V1' is declared twice"),
        (
            "    W1..9: {number: 5, day: -2, next: {number: 1, day: 1}}\n",
            "MAP101 {}:10:5: visit 'W3' of the series falls on day 0, which does not exist",
        ),
        (
            "    W1..100000000 D1: {number: 5, next: {number: 1, day: 1}}\n",
            "MAP101 {}:10:5: 'W1..100000000 D1' is a series of more than 1000 names",
        ),
        ("    W1..2: {number: 5}\n", "MAP101 {}:10:5: 'W1..2' is a series of visits: 'next' must say"),
        ("    W2..1: {number: 5}\n", "MAP101 {}:10:5: 'W2..1' is no series"),
        ("  epochs: [{name: A}, {name: A, starts: DM.RFSTDTC}]\n", "MAP172 {}:10:30: epoch A is declared twice"),
        (
            "  epochs: [{name: A}, {name: B, starts: DM.RFSTDTC, starts_after: DM.RFSTDTC}]\n",
            "MAP101 {}:10:30: epoch B has 'starts' and 'starts_after'",
        ),
        (
            "    V2: {number: 2, epoch: TREATMNT}\n  epochs: [{name: TREATMENT}]\n",
            "MAP121 {}:10:28: the protocol has no epoch 'TREATMNT' [TREATMENT]",
        ),
        (
            "  epochs: [{name: A}, {name: B, starts: RFSTDTC}]\n",
            "MAP125 {}:10:41: epoch B begins by 'RFSTDTC', which names no dataset [DM.RFSTDTC]",
        ),
        (
            "  epochs: [{name: A}, {name: B, starts_after: EX.EXENDTC}]\n",
            "MAP125 {}:10:47: epoch B begins by 'EX.EXENDTC', which is no variable of DM",
        ),
        (
            "  epochs: [{name: A}, {name: B}]\n",
            "MAP103 {}:10:30: epoch B has no 'starts' and no 'starts_after', and only the first one needs none",
        ),
    ],
)
def test_a_protocol_that_contradicts_itself_is_refused(build, lines, said):
    """Each number, name and epoch once, no day 0, no endless series; told at its line, once."""
    (found,) = build(study=PROTOCOL + lines).said
    assert found.startswith(said.format("mappings/study.yaml"))


def test_each_series_that_cannot_be_written_out_is_told_and_the_rest_is_read(build):
    """One run tells of all of them; what the protocol says besides holds, so that nothing else is blamed."""
    lines = "    W1..2: {number: 5}\n    W4..3: {number: 7}\n  epochs: [{name: A}]\n"
    built = build({"mappings/sources/edc.yaml": SOURCE + "visits: {Visit: V1}\n"}, study=PROTOCOL + lines)
    assert [said.partition(":")[0] for said in built.said] == ["MAP101 mappings/study.yaml"] * 2
    assert list(built.linted.study.mapping.protocol.visits) == ["V1"]
    assert [epoch.name for epoch in built.linted.study.mapping.protocol.epochs] == ["A"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("visits: {Visit 1..2: W1..2, Visit 2: W1}\n", "MAP172 {}:8:29: visit 'Visit 2' of the source is mapped twice"),
        (
            "visits: {V: W1}\nunscheduled: [U, V]\n",
            "MAP172 {}:9:18: visit 'V' of the source is both planned and unscheduled",
        ),
        ("visits: {V1..3: W1..3}\n", "MAP121 {}:8:17: the protocol has no visit 'W3' [W1]"),
        ("visits: {V1..3: W1..2}\n", "MAP101 {}:8:10: 'V1..3' names 3 and 'W1..2' 2"),
    ],
)
def test_a_visit_map_that_contradicts_itself_is_refused(build, lines, said):
    """Each raw name once, each planned name known; told at its line, once."""
    protocol = "protocol: {visits: {W1..2: {number: 1, next: {number: 1, day: 7}}}}\n"
    built = build({"mappings/sources/edc.yaml": SOURCE + lines}, study=protocol)
    assert built.said == [said.format("mappings/sources/edc.yaml")]


def test_a_text_stands_for_one_state_of_a_tick_box(build):
    """Whatever its case."""
    source = SOURCE.replace('["1"], not_ticked: ["0"]', '["1", x], not_ticked: ["0", " X"]')
    assert build({"mappings/sources/edc.yaml": source}).said == [
        "MAP172 mappings/sources/edc.yaml:5:45: ' X' stands for a ticked box and for one that is not ticked"
    ]


def test_a_series_without_end_is_refused_at_once(build):
    """No memory is filled with names that nobody wrote."""
    start = time.process_time()
    build(study=PROTOCOL + "    W1..99999999999999 D1: {number: 5, next: {number: 1, day: 1}}\n")
    build({"mappings/sources/edc.yaml": SOURCE + f"visits: {{{'1' * 5000}..{'2' * 5000}: A}}\n"})
    assert time.process_time() - start < 5
