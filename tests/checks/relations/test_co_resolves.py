"""A comment is on a record that is there."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.co_resolves import co_resolves


def test_a_comment_on_nothing_is_found():
    """The comment on a record that is not there is found, one on a record, a visit or a subject is not."""
    ae = table("AE", USUBJID=["1", "1"], AESEQ=[1, 2], VISITNUM=[1, 1.1])
    co = table(
        "CO",
        RDOMAIN=["AE", "AE", "AE", None],
        USUBJID=["1"] * 4,
        IDVAR=["AESEQ", "AESEQ", "VISITNUM", None],
        IDVARVAL=["2", "3", "1.10", None],
    )
    assert found(co_resolves, co, ae) == [("CO", 2)]
