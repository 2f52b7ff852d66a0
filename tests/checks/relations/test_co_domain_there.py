"""A comment belongs to a domain that is there."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.co_domain_there import co_domain_there


def test_a_comment_on_an_absent_domain_is_found():
    """The comment on DV is found; those on LB, which was split, and on the subject are not."""
    co = table("CO", RDOMAIN=["DV", "LB", None])
    assert found(co_domain_there, co, table("LBCH", USUBJID=["1"])) == [("CO", 1)]
