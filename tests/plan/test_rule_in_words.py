"""Rules as a reviewer reads them."""

from nec_cdisc.plan.rule_in_words import rule_in_words, what_verb_does


def test_a_rule_says_what_its_verb_does_and_with_what(build):
    """The first sentence of the manual stands before the line; a copy needs no explanation."""
    bound = build().plan.bound
    assert rule_in_words(bound["DM.SEX"]) == (
        "Replace the collected value by its submission value from a code list of the study. (code sex; list sex)"
    )
    assert rule_in_words(bound["DM.SITEID"]) == "take site"
    assert what_verb_does(bound["DM.RFSTDTC"]).startswith("Write a collected date")
