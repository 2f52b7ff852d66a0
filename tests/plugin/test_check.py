"""The contract of checks: what a mark and a docstring say, and what they may not leave out."""

import pytest

from nec_cdisc.plugin.check import Level, check, check_of


def test_a_mark_and_a_docstring_say_all_of_a_rule():
    """Rule, reason, next step, source and the datasets that are read are known of a check."""

    @check("XYZ101", Level.WARNING, AE=("AEOUT",), DM=("USUBJID",))
    def outcome_told(ae, dm=None):
        """Have an outcome for each event.

        Why: Somebody reads it.
        Do: Ask the site,
            and wait.
        Source: SDTMIG 3.4.
        """
        return [ae, dm]

    known = check_of(outcome_told)
    assert known.rule.says == "Have an outcome for each event."
    assert (known.rule.why, known.rule.next_step) == ("Somebody reads it.", "Ask the site, and wait.")
    assert (known.rule.id, known.rule.name, known.rule.level) == ("XYZ101", "outcome_told", Level.WARNING)
    assert (known.rule.datasets, known.rule.source) == ("AE, DM", "SDTMIG 3.4.")
    assert (known.optional, known.parameters) == ({"DM"}, ("ae", "dm"))


def test_a_docstring_without_source_is_refused():
    """A check that does not say where its rule comes from cannot be declared."""

    def nameless(package):
        """Have all be well.

        Why: It must.
        Do: Nothing.
        """

    with pytest.raises(ValueError, match="nameless: the docstring does not say Source"):
        check("XYZ102", Level.NOTE)(nameless)


def test_an_unknown_parameter_is_refused():
    """A parameter that stands for no dataset of the mark is refused by name."""

    def odd(ae, vs):
        """Have all be well.

        Why: It must.
        Do: Nothing.
        Source: SDTMIG.
        """

    with pytest.raises(ValueError, match="nothing is known of the parameter vs"):
        check("XYZ103", Level.NOTE, AE=("AEOUT",))(odd)


def test_other_functions_are_no_checks():
    """Of a function without a mark nothing is known."""
    assert check_of(len) is None
