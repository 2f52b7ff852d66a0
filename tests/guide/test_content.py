"""The names that a template may use."""

from tests.guide.made import unconverted

from nec_cdisc.guide.content import content, known_names


def test_names_stand_in_groups(build):
    """A name is written with its group, and groups of values of the study count as their own."""
    names = set(known_names(content(unconverted(build))))
    assert {"study.name", "title_page", "datasets.table", "conformance.open", "analysis.endpoints"} <= names
