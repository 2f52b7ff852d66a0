"""A lesion is identified once."""

from tests.checks.made import found
from tests.checks.tumours.course import lesion, tu, tu_rows

from nec_cdisc.checks.tumours.tu_dup import tu_dup


def test_a_lesion_identified_twice_is_found():
    """The second record is found, whatever its visit; a lesion of the same name of another evaluator is another one."""
    again = lesion("T1", "TARGET", "LIVER", "WEEK 8")
    assert found(tu_dup, tu([*tu_rows(), again])) == [("TU", 4)]
    assert found(tu_dup, tu([*tu_rows(), again | {"TUEVAL": "INDEPENDENT ASSESSOR"}])) == []
