"""A package is checked whole, and each check says what became of it."""

from __future__ import annotations

from nec_cdisc.package.rejection import Delivery, State, rejection_checks


def test_a_fit_package_passes_every_check(tree):
    """What can be checked passes, and what concerns the study tagging file is said to be not checkable (PKG040)."""
    checks = rejection_checks(Delivery(tree, ("sdtm",), 10**9))
    states = {check.name: check.state for check in checks}
    assert {states.pop(name) for name in ("1735", "1789")} == {State.NOT_CHECKABLE}
    assert set(states.values()) == {State.PASSED}
    assert {problem.code for check in checks for problem in check.problems} == {"PKG040"}


def test_all_faults_are_told_at_once(tree):
    """One check that finds something keeps no other from looking."""
    folder = tree.datasets("sdtm")
    (folder / "ts.xpt").unlink()
    (folder / "Notes.pdf").write_bytes(b"")
    found = {check.name for check in rejection_checks(Delivery(tree, ("sdtm",), 10)) if check.state is State.FOUND}
    assert found == {"1734", "names", "documents", "define.xml", "sizes"}
