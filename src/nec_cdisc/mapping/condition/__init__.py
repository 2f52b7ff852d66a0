"""Conditions: one small grammar that a data manager reads aloud, parsed by a real parser and never by ``eval``.

    ae_text is filled                         ae_ongoing is ticked              visit is "Cycle 1 Day 1"
    visit is not Screening                    status is one of (A, "B c", D)    EXDOSE > 0
    AEENDTC is before AESTDTC                 DM.RFSTDTC is on or after 2016-08-05
    ae_text starts with Stoma                 (a is filled or b is filled) and not c contains "x"

In full::

    condition  = all { "or" all }
    all        = single { "and" single }
    single     = "not" single | "(" condition ")" | test
    test       = column "is" ["not"] ( "filled" | "blank" | "ticked" | "one of" "(" text { "," text } ")" | text )
               | column "is" ( "before" | "after" | "on or before" | "on or after" ) ( column | date )
               | column ( "<" | "<=" | ">" | ">=" ) ( column | number )
               | column ( "contains" | "starts with" ) text

Left of the verb always stands a column. Right of ``is``, ``is one of``, ``contains`` and ``starts with`` always stands
a text, never a column. Right of ``<`` and of ``is before`` stands a number or an ISO 8601 date, and what does not read
as one is a column. A text is written in quotes, or as bare words up to the next ``and``, ``or``, comma or bracket; a
text that holds one of these, or equals a word of the grammar, needs the quotes, in which a quote is written twice.
Words of the grammar may be written in capitals. A column whose name is no plain name stands in quotes too.

What the tests answer, :mod:`nec_cdisc.mapping.condition.value_tests` says.
"""
