"""The verb ``standard_unit``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import UnitTable
from nec_cdisc.plugin.verb import Text, value_verb
from nec_cdisc.rules.unit_conversion import conversion_for


@value_verb
def standard_unit(unit: Text, test: Text = "--TESTCD", *, units: UnitTable) -> str | None:
    """Give the standard unit of a test, to which ``convert`` converts its results.

    Arguments:
        unit: the unit of the collected result, in the spelling of the standard's UNIT codelist.
        test: the test code.
        units: the study's unit table.

    Problems: VAL131 unit unknown for the test, VAL132 where the unit is blank.

    Source: SDTMIG 3.4, section 4.5.1 (original and standardized results).

    Example:
        >>> from decimal import Decimal
        >>> from nec_cdisc.plugin.convention import UnitConversion
        >>> table = UnitTable({("CREAT", "mg/dL"): UnitConversion("umol/L", Decimal("88.4"))})
        >>> standard_unit("mg/dL", "CREAT", units=table)
        'umol/L'

    """
    return conversion_for(test, unit, units).standard_unit or None
