"""Records that name others."""

from tests.checks.made import package, table

from nec_cdisc.records.links import unresolved

AE = table("AE", USUBJID=["1", "1"], AESEQ=[1, 2], AESPID=["a", None])


def test_numbers_are_found_however_they_are_written():
    """A number with blanks or needless zeros names the record of that number; another one names none."""
    supp = table(
        "SUPPAE",
        RDOMAIN=["AE"] * 5,
        USUBJID=["1", "1", "1", "2", "1"],
        IDVAR=["AESEQ"] * 5,
        IDVARVAL=[" 1", "2.0", "3", "1", "x"],
    )
    assert unresolved(package(AE), supp).tolist() == [False, False, True, True, True]


def test_a_variable_as_a_whole_and_a_subject_are_named():
    """Without a value the variable is named, without a variable the subject."""
    relrec = table(
        "RELREC",
        RDOMAIN=["AE", "AE", "AE", "AE"],
        USUBJID=[None, None, "1", "9"],
        IDVAR=["AESPID", "AENONE", None, None],
        IDVARVAL=[None, None, None, None],
    )
    assert unresolved(package(AE), relrec).tolist() == [False, True, False, True]


def test_parts_of_a_split_dataset_are_looked_through():
    """A record of any part of a split dataset is found; of an absent dataset nothing is said."""
    first, second = table("LBCH", USUBJID=["1"], LBSEQ=[1]), table("LBHE", USUBJID=["1"], LBSEQ=[2])
    co = table("CO", RDOMAIN=["LB", "EG"], USUBJID=["1", "1"], IDVAR=["LBSEQ", "EGSEQ"], IDVARVAL=["2", "1"])
    assert unresolved(package(first, second), co).tolist() == [False, False]
