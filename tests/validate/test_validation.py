"""A package is validated as a whole, and nothing of its files makes that fail."""

from tests.validate.test_reading import written

from nec_cdisc.plugin.check import Level
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.running import Outcome
from nec_cdisc.validate.validation import validate


def test_a_folder_is_validated(tmp_path):
    """Findings are counted by level and rules by outcome; a package without DM is refused by the rule for it."""
    written(tmp_path)
    validation = validate([tmp_path], load().standard)
    assert any(item.rule.id == "PKG105" for item in validation.findings)
    assert validation.levels[Level.REJECT] >= 1
    assert sum(validation.outcomes.values()) == len(validation.results)


def test_an_empty_folder_has_no_passed_check_of_records(tmp_path):
    """Without any dataset no rule about datasets has passed but those about files."""
    validation = validate([tmp_path], load().standard)
    passed = {result.rule.id for result in validation.results if result.outcome is Outcome.PASSED}
    assert {code[:3] for code in passed} <= {"PKG"}
    assert not validation.outcomes[Outcome.BROKEN]
