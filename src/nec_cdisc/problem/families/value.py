"""Codes of raw values that cannot be used."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note, query

#: What verbs and rules call the codes.
UNLISTED_STOP = "VAL101"
UNLISTED_QUERY = "VAL102"
UNLISTED_KEPT = "VAL103"
NO_DECODE = "VAL104"
UNKNOWN_TICK = "VAL105"
NOT_A_DATE = "VAL111"
IMPOSSIBLE_DATE = "VAL112"
AMBIGUOUS_DATE = "VAL113"
TWO_DIGIT_YEAR = "VAL114"
IMPOSSIBLE_TIME = "VAL115"
TIME_WITHOUT_DATE = "VAL116"
NOT_A_NUMBER = "VAL121"
AMBIGUOUS_NUMBER = "VAL122"
UNKNOWN_UNIT = "VAL131"
MISSING_UNIT = "VAL132"
RANGE_UPSIDE_DOWN = "VAL133"
UNKNOWN_VISIT = "VAL141"
UNKNOWN_CRITERION = "VAL142"
ELEMENT_GAP = "VAL151"
ELEMENT_ORDER = "VAL152"
ELEMENT_END = "VAL153"
NO_LESION = "VAL161"
ANSWER_OUTSIDE = "VAL171"

CODES: tuple[Code, ...] = (
    error(
        UNLISTED_STOP,
        "value missing from a code list that stops",
        "The code list says that a value without an entry stops publication, so nobody has decided what it means.",
        "Add the value to the code list, or correct it at the site; if it may stay open, change the list's policy.",
    ),
    query(
        UNLISTED_QUERY,
        "value missing from a code list",
        "A value without an entry has no submission value; guessing one would invent data.",
        "Ask the site what was meant, or add the value to the code list.",
    ),
    note(
        UNLISTED_KEPT,
        "value without entry kept as typed",
        "The code list keeps values without an entry, so this one is submitted as the site typed it.",
        "Read the value once; add it to the code list if the standard has a term for it.",
    ),
    error(
        NO_DECODE,
        "code without a decode",
        "The standard, with the study's own additions, has no decode for this code, so the pair is broken.",
        "Correct the code in the code list, or add code and decode to the study's own terms.",
    ),
    query(
        UNKNOWN_TICK,
        "text of a tick box not declared",
        "The source declares which texts mean ticked and which not ticked; this one is neither.",
        "Ask the site, or add the text to the source's tick box convention.",
    ),
    query(
        NOT_A_DATE,
        "text that is no date",
        "No declared way of writing dates reads this text, so the date would have to be guessed.",
        "Ask the site for the date; if the source writes dates this way, declare the order or the language.",
    ),
    query(
        IMPOSSIBLE_DATE,
        "impossible date",
        "The calendar has no such day; at least one part of the date was typed wrongly.",
        "Ask the site for the right date.",
    ),
    query(
        AMBIGUOUS_DATE,
        "date that can be read in several ways",
        "Two declared orders of day, month and year give different dates; choosing one would invent data.",
        "Ask the site which date was meant, or declare a single order for the source.",
    ),
    query(
        TWO_DIGIT_YEAR,
        "year of two digits",
        "Without a declared pivot the century is unknown.",
        "Ask the site for the full year, or declare the pivot of two-digit years in the source's conventions.",
    ),
    query(
        IMPOSSIBLE_TIME,
        "impossible time of day",
        "The time is no time of a 24-hour clock; the date is kept without it.",
        "Ask the site for the right time.",
    ),
    note(
        TIME_WITHOUT_DATE,
        "time without a complete date",
        "A time of day says nothing while the day is unknown; the date is kept as far as it is known.",
        "Nothing, unless the site can complete the date.",
    ),
    query(
        NOT_A_NUMBER,
        "text that is no number",
        "The text cannot be read as a number with the signs that the source declares.",
        "Ask the site, or declare the text as a result without a number, or the decimal sign it uses.",
    ),
    query(
        AMBIGUOUS_NUMBER,
        "number that can be read in several ways",
        "The same sign is declared as decimal sign and as sign between thousands; both readings fit.",
        "Ask the site which number was meant, or declare the signs more narrowly.",
    ),
    query(
        UNKNOWN_UNIT,
        "unit unknown for the test",
        "The unit table has no conversion for this test and unit, so there is no standard result.",
        "Ask the site or the laboratory for the unit, or add the conversion to the unit table.",
    ),
    query(
        MISSING_UNIT,
        "result without a unit",
        "The test needs a unit to be converted, and none was reported.",
        "Ask the site or the laboratory for the unit; for a test without one, add a line with a blank unit.",
    ),
    query(
        RANGE_UPSIDE_DOWN,
        "reference range upside down",
        "The lower limit is above the upper one, so no result can be judged by this range.",
        "Ask the laboratory for the right reference range.",
    ),
    query(
        UNKNOWN_VISIT,
        "visit name not declared",
        "The source's visit map does not know this name, so the record cannot be given a visit.",
        "Add the name to the visit map, under its protocol visit or as an unscheduled visit.",
    ),
    error(
        "VAL201",
        "a function of the study failed",
        "A rule that the study brings in mappings/functions.py did not come to an answer, so the value is not known.",
        "Correct the function at the line that the message names; let it refuse a value that it cannot use.",
    ),
    error(
        UNKNOWN_CRITERION,
        "code of no criterion",
        "The protocol declares the criteria of eligibility; a code without one would be in IE and not in TI.",
        "Correct the code, or declare the criterion in study.yaml under protocol, criteria.",
    ),
    query(
        NO_LESION,
        "number of no lesion",
        "Records of a lesion belong together by its number and kind; a text that is neither stands for no lesion.",
        "Ask the site for the number of the lesion; 1/2 are two that have merged, 1.2 is a part of one that has split.",
    ),
    query(
        ELEMENT_GAP,
        "an element begins without the one before it",
        "A subject passes through the elements of the arm in order; the date of one of them is missing.",
        "Ask the site for the date that the message names.",
    ),
    query(
        ELEMENT_ORDER,
        "an element begins before the one before it",
        "Elements follow one another in the order of the arm, so one of the two dates is wrong.",
        "Ask the site which of the two dates is right.",
    ),
    query(
        ELEMENT_END,
        "an element ends before it begins",
        "The subject left the study before the last element began, so one of the two dates is wrong.",
        "Ask the site which of the two dates is right.",
    ),
    query(
        ANSWER_OUTSIDE,
        "answer that the questionnaire does not have",
        "A score with an answer beyond the first or the last one would lie outside 0 to 100 or mean nothing.",
        "Ask the site what the subject has answered; until then the item counts as not answered.",
    ),
)
