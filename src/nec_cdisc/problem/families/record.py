"""Codes of row rules: repeated rows, broken cardinality, orphan subjects, withheld records."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, note, query

#: What is to be done where a subject's record in DM is withheld: that record is asked about, and nothing else.
ASKED_IN_DM = "Answer the query about the subject's record in DM; nothing is wrong with this one."

CODES: tuple[Code, ...] = (
    query(
        "ROW101",
        "a record stands in the export twice",
        "An identical record counts an event or a result twice; it is left out and listed.",
        "Ask the site or the EDC vendor to remove the repeated record.",
    ),
    query(
        "ROW102",
        "records share an EDC key but differ",
        "The key should tell records apart; none of them is preferred, all are kept.",
        "Ask the site which record is right, or correct the key of the form in the source.",
    ),
    query(
        "ROW103",
        "a look-up finds more than one row",
        "Choosing the first one would be a guess; what is looked up stays blank.",
        "Ask the site which row is right, or add columns to 'match' that tell the rows apart.",
    ),
    query(
        "ROW104",
        "a look-up finds no row",
        "The mapping expects exactly one; what is looked up stays blank.",
        "Ask the site to add the missing record, or expect 'at most one'.",
    ),
    query(
        "ROW105",
        "the subject has no record in DM",
        "Data of a subject that demographics do not know cannot be submitted; the record is withheld.",
        "Ask the site to correct the subject number or to enter demographics.",
    ),
    query(
        "ROW106",
        "a required value is missing",
        "The implementation guide requires it in every record; the record is withheld and listed.",
        "Ask the site for the value; where it comes from a table, such as the coding of terms, complete the table.",
    ),
    query(
        "ROW107",
        "a value stands where the form says there is none",
        "Two answers on one form contradict each other; the value is left blank until the site decides.",
        "Ask the site which of the two is right.",
    ),
    query(
        "ROW108",
        "an edit check of the study found something",
        "The study's own rule is broken; the values stay as collected.",
        "Send the question to the site.",
    ),
    query(
        "ROW109",
        "a value of another dataset is not unique for the subject",
        "Several records of that dataset belong to the subject and none is preferred; the value stays blank.",
        "Ask the site which record is right.",
    ),
    query(
        "ROW110",
        "a subject has more than one record in DM",
        "Demographics hold one record per subject; all of them are withheld, and the subject's data with them.",
        "Ask the site which record is right; declare a second screening in the mapping.",
    ),
    query(
        "ROW112",
        "a value cannot be compared",
        "A condition compares it as a number or a date, and it is none; the comparison answers no for it.",
        "Ask the site for the right value, or let the condition say what such a value means.",
    ),
    query(
        "ROW113",
        "a character that no transport file holds",
        "Transport files hold printable ASCII, and no replacement is declared for the character; the cell stays blank.",
        "Ask the site to write it in other words, or declare a replacement in specs/transliteration.csv.",
    ),
    note(
        "ROW111",
        "records lie after the data cut-off",
        "They are left out, as the cut-off demands.",
        "Nothing to do.",
    ),
    note(
        "ROW122",
        "an end lies after the data cut-off",
        "As of the cut-off the record went on: the end, and what came of it, belong to another analysis.",
        "Nothing to do.",
    ),
    query(
        "ROW121",
        "a subject entered no element of the trial",
        "Each subject in DM takes part in at least one element, and none of the dates that begin one is known.",
        "Ask the site for the date of informed consent, or whichever date begins the first element.",
    ),
    query(
        "ROW131",
        "dates do not say which record is the first",
        "Of what several records tell of the first is kept; a blank or partial date may lie before the one that is.",
        "Ask the site for the date; or let 'keep_first' order by another date or number before it.",
    ),
    query(
        "ROW132",
        "several records are the first",
        "Of what several records tell of the first is kept, and nothing says which of those on one day it is.",
        "Ask the site which record is right; or let 'keep_first' order by a further date or number.",
    ),
    query(
        "ROW115",
        "a record names another that is not there",
        "The relation between the two cannot be submitted; both records stand without it.",
        "Ask the site which record is meant.",
    ),
    note(
        "ROW119",
        "a record names another that is withheld",
        "The relation between the two cannot be submitted until the other record is: why it is withheld is told there.",
        "Settle the query about the record that is withheld; the relation is there with it.",
    ),
    query(
        "ROW116",
        "an identifier stands for several records",
        "Records of two datasets belong together by an identifier that one of them gives to one record alone.",
        "Ask the site which of the records is right, or correct the relation in the mapping.",
    ),
    note(
        "ROW118",
        "a date does not say whether its record lies after the data cut-off",
        "A blank, partial or unreadable date decides nothing, and no record is left out on a guess: it is kept.",
        "Look at these records before the set is used as one of that day; where one belongs after the cut-off, have its"
        " date completed in the EDC, or correct it in mappings/corrections.csv.",
    ),
    note(
        "ROW117",
        "a long text is continued in the supplemental qualifiers, a comment in CO itself",
        "A transport file holds 200 bytes of a text; the whole one is submitted, in parts (SDTMIG 3.4, section 4.5.3).",
        "Nothing to do.",
    ),
)
