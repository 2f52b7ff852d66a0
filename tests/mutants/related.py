"""Defects of related records and supplemental qualifiers."""

from __future__ import annotations

from tests.mutants.defect import family
from tests.mutants.package import Package

RELATED = family("related")
defect = RELATED.defect


@defect(
    "SDTMIG 3.4, SUPP--: the parent record exists",
    touches="SUPPAE.IDVARVAL",
    finds="SUPPAE.IDVARVAL SUPPAE.IDVAR SUPPAE",
)
def qualifier_of_no_record(package: Package) -> None:
    """A supplemental qualifier belongs to an AESEQ that is not there."""
    package.set("SUPPAE", 30, IDVARVAL="77")


@defect("SDTMIG 3.4, SUPP--: RDOMAIN is a dataset of the study", touches="SUPPAE.RDOMAIN")
def qualifier_of_no_domain(package: Package) -> None:
    """A supplemental qualifier belongs to a domain FA that is not there."""
    package.set("SUPPAE", 50, RDOMAIN="FA")


@defect("CORE-000783 (CG0314)", touches="SUPPAE.QNAM", finds="SUPPAE.QNAM")
def qualifier_named_as_a_variable(package: Package) -> None:
    """A supplemental qualifier is named AETERM, which is a variable of AE."""
    package.set("SUPPAE", 60, QNAM="AETERM")


@defect("SDTMIG 3.4, SUPP--: QNAM follows the rules of variable names", touches="SUPPMH.QNAM")
def qualifier_name_not_valid(package: Package) -> None:
    """A supplemental qualifier is named 1-MH."""
    package.set("SUPPMH", 10, QNAM="1-MH")


@defect(
    "SDTMIG 3.4, SUPP--: QNAM and QLABEL are one to one", touches="SUPPTU.QLABEL", finds="SUPPTU.QLABEL SUPPTU.QNAM"
)
def qualifier_with_two_labels(package: Package) -> None:
    """One record of a qualifier has another label."""
    package.set("SUPPTU", 12, QLABEL="Location Detail")


@defect(
    "SDTMIG 3.4, SUPP--: one record per parent and QNAM",
    touches="+SUPPAE",
    finds="SUPPAE SUPPAE.QNAM SUPPAE.IDVARVAL SUPPAE.USUBJID SUPPAE.QVAL",
)
def qualifier_twice(package: Package) -> None:
    """A record has the same qualifier twice, once Y and once N."""
    row = package.first("SUPPAE", lambda supp: supp["QVAL"] == "N", 20)
    package.repeat("SUPPAE", row, QVAL="Y")


@defect("CORE-000916 (CG0370): IDVAR is a variable of the dataset", touches="RELREC.IDVAR", finds="RELREC.IDVAR")
def relation_by_no_variable(package: Package) -> None:
    """A relation names EXSEQ as the key of a record of AE."""
    package.set("RELREC", package.first("RELREC", lambda rel: rel["RDOMAIN"] == "AE", 9), IDVAR="EXSEQ")


@defect(
    "SDTMIG 3.4, RELREC: the related record exists",
    touches="RELREC.IDVARVAL",
    finds="RELREC.IDVARVAL RELREC.IDVAR RELREC",
)
def relation_to_no_record(package: Package) -> None:
    """A relation leads to a CMSEQ that is not there."""
    package.set("RELREC", package.first("RELREC", lambda rel: rel["RDOMAIN"] == "CM", 5), IDVARVAL="88")


@defect("SDTMIG 3.4, RELREC: a relation has two sides", touches="-RELREC", finds="RELREC RELREC.RELID")
def relation_with_one_side(package: Package) -> None:
    """A relation between an event and a medication has lost the medication."""
    package.drop("RELREC", package.first("RELREC", lambda rel: rel["RDOMAIN"] == "CM", 2))


@defect("SDTMIG 3.4, CO: the record that is commented on exists", touches="CO.RDOMAIN", finds="CO.RDOMAIN")
def comment_on_no_domain(package: Package) -> None:
    """A comment belongs to a domain DV that is not there."""
    package.set("CO", 2, RDOMAIN="DV")
