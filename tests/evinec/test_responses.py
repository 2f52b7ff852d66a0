"""Responses and times to event of simulated subjects: the analysis datasets tell the truth that the generator kept."""

from __future__ import annotations

from datetime import date

import pytest
from tests.adam.analysed import analysed

from nec_cdisc.run.sdtm import write_files

#: The order in which responses of a subject are the best; what is not confirmed or too early is none of the first four.
CONTROLLED = ("CR", "PR", "SD", "NON-CR/NON-PD")
MINIMUM, CONFIRMED_AFTER = 42, 28


@pytest.fixture(scope="session")
def analysis(evinec):
    """Return ADRS and ADTTE of an export, by subject and parameter, and all queries."""
    (evinec.folder / "sdtm").mkdir()
    write_files(evinec.linted.plan, evinec.outcome.datasets, evinec.folder / "sdtm")
    planned = {name: tuple(item.supplementary) for name, item in evinec.linted.plan.study.datasets.items()}
    ran = analysed(evinec.folder, evinec.folder / "sdtm", planned=planned)
    several = {"OVR", "OVRD"}
    one = {(row["USUBJID"], row["PARAMCD"]): row for row in ran.records("ADRS") if row["PARAMCD"] not in several}
    times = {(row["USUBJID"], row["PARAMCD"]): row for row in ran.records("ADTTE")}
    return one, times, ran.queries


def days_between(first, last):
    """Return how many days lie between two dates."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def assessed(line):
    """Return date and overall response of each true assessment, up to the first progression."""
    pairs = sorted((one["date"], one["overall"]) for one in line["assessments"] if one["overall"])
    until = next((number for number, (_, what) in enumerate(pairs, 1) if what == "PD"), len(pairs))
    return pairs[:until]


def best(line, *, confirmed):
    """Return the best response of the truth, worked out record by record."""
    pairs, start = assessed(line), line["first_dose"]
    for wanted, confirmers in (("CR", {"CR"}), ("PR", {"CR", "PR"})):
        for number, (day, what) in enumerate(pairs):
            if what == wanted and (not confirmed or is_confirmed(pairs[number:], day, confirmers)):
                return wanted, day
    classes = (("SD", ("CR", "PR", "SD")), ("NON-CR/NON-PD", ("NON-CR/NON-PD",)))
    for answer, members in classes:
        for day, what in pairs:
            if what in members and days_between(start, day) >= MINIMUM:
                return answer, day
    for day, what in pairs:
        if what == "PD":
            return "PD", day
    return ("NE", pairs[0][0]) if pairs else ("MISSING", "")


def is_confirmed(pairs, day, confirmers):
    """Say whether the first assessment that could confirm, and is late enough, does so with one NE at most between."""
    for number, (later, what) in enumerate(pairs[1:], 1):
        if what in confirmers and days_between(day, later) >= CONFIRMED_AFTER:
            between = [what for _, what in pairs[1:number]]
            fits = set(between) <= confirmers | {"CR", "NE"} and between.count("NE") <= 1
            falling = "CR" in between and "PR" in [*between, what][between.index("CR") :]
            return fits and not falling
    return False


def test_progression_death_and_new_therapy_are_the_true_ones(evinec, analysis):
    """Date for date, and blank for whom the truth knows none; who had no dose has no record."""
    one, _, _ = analysis
    assert {subject for subject, _ in one} == {line["usubjid"] for line in evinec.treated}
    for line in evinec.treated:
        for code, name in (("PD", "progression"), ("DEATH", "death"), ("NACT", "new_therapy")):
            row = one[line["usubjid"], code]
            assert (row["ADT"], row["AVALC"]) == (line[name], "Y" if line[name] else "N"), (line["usubjid"], code)


def test_best_responses_are_the_true_ones(evinec, analysis):
    """Best response with and without confirmation, and its day, follow from the true assessments."""
    one, _, _ = analysis
    seen = set()
    for line in evinec.treated:
        for code, confirmed in (("BOR", False), ("CBOR", True)):
            row = one[line["usubjid"], code]
            assert (row["AVALC"], row["ADT"]) == best(line, confirmed=confirmed), (line["usubjid"], code)
            seen.add(row["AVALC"])
        controlled = best(line, confirmed=False)[0] in CONTROLLED
        assert one[line["usubjid"], "DCR"]["AVALC"] == ("Y" if controlled else "N")
    assert len(seen) > 1


def test_times_end_when_they_truly_did(evinec, analysis):
    """Each dosed subject has a time of each parameter, which ends on the true day with the right censoring."""
    one, times, queries = analysis
    assert [item for item in queries if item.code in {"ANL108", "ANL109", "ANL110", "ANL116"}] == []
    for line in evinec.treated:
        subject, start = line["usubjid"], line["first_dose"]
        adequate = max((day for day, what in assessed(line) if what != "NE"), default=start)
        event = line["progression"] or line["death"]
        assert times[subject, "PFS"]["ADT"] == (event or adequate), subject
        assert (times[subject, "PFS"]["CNSR"] == "0") == bool(event)
        assert times[subject, "TTP"]["ADT"] == (line["progression"] or adequate)
        assert times[subject, "OS"]["ADT"] == (line["death"] or line["last_alive"]), subject
        assert (times[subject, "OS"]["CNSR"] == "0") == bool(line["death"])
        for parameter in ("PFS", "TTP", "OS"):
            row = times[subject, parameter]
            assert int(row["AVAL"]) == days_between(start, row["ADT"]) + 1
        assert ((subject, "CDOR") in times) == (one[subject, "CRSP"]["AVALC"] == "Y")


def test_a_new_therapy_before_an_event_ends_follow_up(evinec, analysis):
    """PFSNACT is PFS unless a new therapy came before its event; then the last adequate assessment until it counts."""
    _, times, _ = analysis
    for line in evinec.treated:
        subject, therapy = line["usubjid"], line["new_therapy"]
        event, row = line["progression"] or line["death"], times[line["usubjid"], "PFSNACT"]
        if not therapy or (event and event <= therapy):
            assert (row["ADT"], row["CNSR"]) == tuple(times[subject, "PFS"][name] for name in ("ADT", "CNSR"))
            continue
        adequate = [day for day, what in assessed(line) if what != "NE" and day <= therapy]
        assert (row["ADT"], row["CNSR"]) == (max(adequate, default=line["first_dose"]), "3" if adequate else "2")


def test_what_the_measurements_give_is_the_truth(evinec, analysis):
    """Progression and best responses follow from sizes and states alone, and so does the time to the progression."""
    one, times, _ = analysis
    for line in evinec.treated:
        subject, event = line["usubjid"], line["progression"] or line["death"]
        assert one[subject, "PDD"]["ADT"] == line["progression"], subject
        for code, confirmed in (("BORD", False), ("CBORD", True)):
            row = one[subject, code]
            assert (row["AVALC"], row["ADT"]) == best(line, confirmed=confirmed), (subject, code)
        if event:
            assert (times[subject, "PFSD"]["ADT"], times[subject, "PFSD"]["CNSR"]) == (event, "0")


def test_a_response_is_asked_about_where_it_was_falsified_and_nowhere_else(evinec, analysis):
    """Of each planted response that the measurements do not give there is one query, and of no other response."""
    asked = [row for item in analysis[2] if item.code == "ANL130" for row in item.cells.rows]
    assert len(asked) == len(set(asked)) == len(evinec.defects("response_differs"))
