"""The expectations of this package as classes of Great Expectations; importing this registers them.

>>> import great_expectations as gx
>>> import nec_cdisc.expectations.gx as cdisc
>>> suite = gx.ExpectationSuite("dates", expectations=[cdisc.ExpectColumnsToHoldIso8601Dates(columns=["AESTDTC"])])
"""

from nec_cdisc.expectations.gx.records import ExpectColumnPairToBeOneToOne, ExpectRecordsToBeUniqueByKeys
from nec_cdisc.expectations.gx.structure import (
    ExpectColumnsToBeKnown,
    ExpectColumnsToHaveLabels,
    ExpectColumnsToHaveTypes,
    ExpectColumnsToStandInOrder,
)
from nec_cdisc.expectations.gx.terms import ExpectColumnsToHoldTerms
from nec_cdisc.expectations.gx.values import (
    ExpectColumnsToBeFilled,
    ExpectColumnsToFitLengths,
    ExpectColumnsToFitTransport,
    ExpectColumnsToHoldIso8601Dates,
    ExpectColumnsToHoldIso8601Durations,
    ExpectColumnsToHoldPositiveWholeNumbers,
    ExpectColumnsToHoldStudyDays,
    ExpectColumnsToHoldTestCodes,
)

__all__ = [
    "ExpectColumnPairToBeOneToOne",
    "ExpectColumnsToBeFilled",
    "ExpectColumnsToBeKnown",
    "ExpectColumnsToFitLengths",
    "ExpectColumnsToFitTransport",
    "ExpectColumnsToHaveLabels",
    "ExpectColumnsToHaveTypes",
    "ExpectColumnsToHoldIso8601Dates",
    "ExpectColumnsToHoldIso8601Durations",
    "ExpectColumnsToHoldPositiveWholeNumbers",
    "ExpectColumnsToHoldStudyDays",
    "ExpectColumnsToHoldTerms",
    "ExpectColumnsToHoldTestCodes",
    "ExpectColumnsToStandInOrder",
    "ExpectRecordsToBeUniqueByKeys",
]
