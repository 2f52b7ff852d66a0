"""What states of lesions say of an assessment."""

from tests.checks.tumours.course import changed, dm, lesion, reading, tr, tr_rows, tu, tu_rows

from nec_cdisc.records.facts import Facts
from nec_cdisc.records.tumours import tumours

UNDONE = {"TRSTRESC": None, "TRORRES": None, "TRSTAT": "NOT DONE"}


def non_target(*states):
    """Return the responses of week 8 and week 16 where NT1 has some states (a text, or what else differs)."""
    rows = tr_rows()
    for at, state in zip((8, 12), states, strict=True):
        rows = changed(rows, at, **(state if isinstance(state, dict) else {"TRSTRESC": state}))
    return tumours(tu(), tr(rows), dm(), Facts()).non_target.to_list()[1:]


def test_states_make_the_response_of_non_target_lesions():
    """Present, gone, progressed, not evaluated: each has its response; an unknown word has none."""
    assert non_target("PRESENT", "ABSENT") == ["NON-CR/NON-PD", "CR"]
    assert non_target("UNEQUIVOCAL PROGRESSION", UNDONE) == ["PD", "NE"]
    assert non_target("NOT EVALUABLE", "HMM") == ["NE", None]


def test_a_lesion_without_a_record_was_not_evaluated():
    """Where one of two non-target lesions has no record the response is NE, unless what is there decides."""
    rows = [
        *tr_rows(),
        reading("NT2", "TUMSTATE", "PRESENT", "BASELINE"),
        reading("NT2", "TUMSTATE", "PRESENT", "WEEK 8"),
    ]
    lesions = [*tu_rows(), lesion("NT2", "NON-TARGET", "BONE")]
    read = tumours(tu(lesions), tr(rows), dm(), Facts()).non_target.to_list()
    assert read[1:] == ["NON-CR/NON-PD", "NE"]


def new(*rows, lesions=()):
    """Return at which visits a new lesion was seen, now or before."""
    return tumours(tu([*tu_rows(), *lesions]), tr([*tr_rows(), *rows]), dm(), Facts()).new.tolist()


def test_a_new_lesion_stays_one():
    """Seen in week 8 it counts in week 16, too; in doubt it does not count."""
    known = lesion("NEW1", "NEW", "BONE", "WEEK 8")
    assert new(reading("NEW1", "TUMSTATE", "PRESENT", "WEEK 8"), lesions=[known]) == [False, True, True]
    assert new(reading("NEW1", "TUMSTATE", "EQUIVOCAL", "WEEK 8"), lesions=[known]) == [False, False, False]
    assert new(reading("NEW1", "LDIAM", 12, "WEEK 16"), lesions=[known]) == [False, False, True]


def test_tu_alone_may_tell_of_it():
    """A new lesion that TR does not speak of counts at the visit of its identification."""
    assert new(lesions=[lesion("NEW1", "NEW", "BONE", "WEEK 16")]) == [False, False, True]
