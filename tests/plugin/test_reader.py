"""The contract of readers."""

from __future__ import annotations

from nec_cdisc.plugin.reader import FileOptions, Reading, Unreadable
from nec_cdisc.problem import Problem


def test_files_are_comma_separated_utf8_unless_told():
    """The defaults are those of the language reference."""
    options = FileOptions()
    assert (options.encoding, options.separator, options.quote) == ("utf-8", ",", '"')
    assert (options.sheet, options.catalogue) == (None, None)


def test_an_unreadable_file_carries_its_problem():
    """Whoever catches it can report it without further words."""
    problem = Problem("RAW101", "cannot be read")
    fault = Unreadable(problem)
    assert fault.problem is problem
    assert str(fault) == "cannot be read"
    assert Reading(None).problems == ()
