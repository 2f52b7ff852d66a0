"""The verbs of a study: whatever its code does, there is a located problem and no traceback."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.verb import Refused, shape_of, value_verb
from nec_cdisc.study.functions import guarded

GOOD = '''
from nec_cdisc.plugin.verb import Refused, Text, value_verb

@value_verb
def shout(value: Text) -> str:
    """Write in capitals, louder."""
    return value.upper() + "!"
'''
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: {shout: subj}
  SITEID: site
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
not_submitted: {first: not asked for}
"""


def test_the_study_may_bring_verbs_of_its_own(build):
    """A marked function is a verb, and it is counted as the study's own."""
    built = build({"mappings/functions.py": GOOD, "mappings/sdtm/dm.yaml": DM})
    assert built.linted.study.functions == ("shout",)
    assert built.run().rows("DM", "SUBJID") == ["001!", "002!", "001!"]


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("x = 1\ndef f(:\n", "MAP174", 2, "mappings/functions.py cannot be read as Python: "),
        ("\nraise RuntimeError('no')\n", "MAP174", 2, "mappings/functions.py cannot be loaded: it ends with Run"),
        ("import sys\nsys.exit(0)\n", "MAP174", 2, "mappings/functions.py cannot be loaded: it ends with SystemExit"),
        (
            "import nothing_of_this_name\n",
            "MAP174",
            1,
            "mappings/functions.py cannot be loaded: it ends with ModuleNot",
        ),
        (GOOD.replace("shout", "upper"), "MAP172", 4, "'upper' is a verb already"),
        (GOOD.replace("value: Text", "value"), "MAP174", 4, "the signature of 'shout' cannot be read"),
        (GOOD.replace("value: Text", "value: 'Txt'"), "MAP174", 4, "the signature of 'shout' cannot be read"),
    ],
)
def test_a_fault_in_the_functions_of_a_study_is_a_problem(build, text, code, line, said):
    """Whatever the study's code does when it is loaded, there is a message at its line."""
    problems = build({"mappings/functions.py": text}).problems
    assert [(item.code, item.place.file, item.place.line) for item in problems] == [
        (code, "mappings/functions.py", line)
    ]
    assert problems[0].message.startswith(said)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return 1 / int(value[:0] or 0)", "fails with ZeroDivisionError (mappings/functions.py:7)"),
        ("raise SystemExit(value)", "fails with SystemExit (mappings/functions.py:7)"),
        ("raise Refused('VAL999', value)", "refuses a value with 'VAL999', which is no code"),
        ("return [value]", "answers a list; a cell holds text"),
        ("return float(value)", "answers a float; a cell holds text"),
    ],
)
def test_a_function_that_fails_is_an_error_at_every_cell_and_tells_no_value(build, body, said):
    """The engine and the examples go on; the message names function, line and kind of exception."""
    functions = GOOD.replace('return value.upper() + "!"', body)
    example = "examples:\n  - {in: {subj: '007'}, out: {SUBJID: x}}\n"
    built = build({"mappings/functions.py": functions, "mappings/sdtm/dm.yaml": DM + example})
    (shown,) = built.problems
    assert (shown.code, said in shown.message, "007" in shown.message) == ("MAP171", True, False)
    ran = built.run_all_the_same()
    assert {problem.severity for problem in ran.of("VAL201")} == {"error"}
    assert sum(len(problem.cells.rows) for problem in ran.of("VAL201")) == 3
    assert all(problem.message.startswith("the function 'shout' " + said[:10]) for problem in ran.of("VAL201"))
    assert all("001" not in problem.message for problem in ran.of("VAL201"))


def test_a_refusal_of_the_function_stays_as_it_is(tmp_path):
    """A study's function may refuse like any verb."""

    @value_verb
    def refuse(value):
        """Refuse."""
        raise Refused("VAL111", value + " is no date", "2019")  # noqa: EM101 - the first argument is a code

    verb = guarded("refuse", refuse, tmp_path)
    with pytest.raises(Refused, match="x is no date") as refusal:
        verb("x")
    assert (refusal.value.code, refusal.value.answer) == ("VAL111", "2019")
    assert shape_of(verb) == shape_of(refuse)


def test_whoever_stops_the_program_stops_it(tmp_path):
    """Ctrl-C while a function works ends the run."""

    @value_verb
    def interrupted():
        """Wait."""
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guarded("interrupted", interrupted, tmp_path)()
