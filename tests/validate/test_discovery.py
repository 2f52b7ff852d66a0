"""All checks are found, each once."""

from nec_cdisc.validate.discovery import all_checks


def test_checks_are_found_in_the_order_of_their_codes():
    """Each check is found once, under a code of three letters and three digits, in order."""
    codes = [item.rule.id for item in all_checks()]
    assert codes == sorted(set(codes))
    assert all(code[:3].isalpha() and code[:3].isupper() and code[3:].isdigit() and len(code) == 6 for code in codes)
    assert {"PKG101", "GEN101"} <= set(codes)


def test_names_of_checks_are_those_of_their_files():
    """A check is called as its module, and no two have the same name."""
    names = [item.rule.name for item in all_checks()]
    assert len(set(names)) == len(names)
    assert all(item.function.__module__.endswith(f".{item.rule.name}") for item in all_checks())


def test_every_rule_says_all():
    """Each rule is a sentence with reason, next step and source."""
    for item in all_checks():
        rule = item.rule
        assert rule.says.endswith("."), rule.id
        assert all(len(text) > 10 for text in (rule.why, rule.next_step, rule.source)), rule.id
