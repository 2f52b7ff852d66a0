"""Lengths, weights and temperatures are converted into the standard unit."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.measure_converted import measure_converted


def test_a_length_that_was_not_converted_is_found():
    """Centimetres that stand as millimetres are found; converted and equal units, and units of other kinds, are not."""
    tr = table(
        "TR",
        TRTESTCD=["LDIAM"] * 5,
        TRORRES=["3", "3", "3", "3", "3"],
        TRORRESU=["cm", "cm", "mm", "kg", None],
        TRSTRESN=[3, 30, 3, 3, 3],
        TRSTRESU=["mm", "mm", "mm", "mm", "mm"],
    )
    assert found(measure_converted, tr) == [("TR", 1)]


def test_pounds_and_fahrenheit_are_converted():
    """Pounds that stand as kilograms and Fahrenheit that stands as Celsius are found; rounded results are right."""
    vs = table(
        "VS",
        VSTESTCD=["WEIGHT", "WEIGHT", "TEMP", "TEMP", "TEMP"],
        VSORRES=["150", "150", "98.6", "98.6", "310.15"],
        VSORRESU=["LB", "LB", "F", "F", "K"],
        VSSTRESN=[150, 68, 98.6, 37.0, 37.0],
        VSSTRESU=["kg", "kg", "C", "C", "C"],
    )
    assert found(measure_converted, vs) == [("VS", 1), ("VS", 3)]


def test_results_that_are_no_numbers_are_not_found():
    """A text as result, and a result that is missing, cannot be converted."""
    vs = table(
        "VS", VSTESTCD=["X"] * 2, VSORRES=["<3", "3"], VSORRESU=["cm"] * 2, VSSTRESN=[3, None], VSSTRESU=["mm"] * 2
    )
    assert found(measure_converted, vs) == []
