"""What stands above the reports."""

from nec_cdisc.report.validation.about import About


def test_the_title_names_the_study():
    """A report without a study, of a folder of anybody, has a title, too."""
    assert About("T-1").title == "Validation of T-1"
    assert About().title == "Validation"
