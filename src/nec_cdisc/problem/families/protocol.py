"""Codes of the protocol block and of the trial design datasets."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note, query

CODES: tuple[Code, ...] = (
    error(
        "TRD101",
        "a code or text of the protocol does not fit",
        "Reviewers reject longer codes and texts in trial design: ETCD and IETESTCD hold 8 characters, ARMCD 20, "
        "ELEMENT 40, every other text 200.",
        "Shorten it; the full wording stands in the protocol.",
    ),
    error(
        "TRD102",
        "an element is in no arm",
        "TE would hold an element that no subject can enter.",
        "Add it to an arm, or take it out.",
    ),
    error(
        "TRD103",
        "the start of an element is said twice",
        "The first element of an epoch begins with it; a second date could contradict the first.",
        "Take 'starts' out of the element: the epoch says it.",
    ),
    error(
        "TRD104",
        "nothing says when a subject begins an element",
        "SE needs a date of DM for each element, and two elements that begin on one date cannot be told apart.",
        "Give the element 'starts' or 'starts_after', or an epoch of its own that has one.",
    ),
    error(
        "TRD105",
        "the epochs of an arm are not in the order of the protocol",
        "TA and EPOCH would tell two different courses of the trial.",
        "Put the elements of the arm, or the epochs, into the order of the protocol.",
    ),
    error(
        "TRD106",
        "an arm, element or visit is incomplete",
        "An arm has elements; each needs a rule or a duration by which it ends, each visit a rule by which it begins.",
        "Give the arm elements, the element end_rule or duration, the visit start_rule or day.",
    ),
    error(
        "TRD107",
        "DM gives an arm that the protocol does not have",
        "Reviewers look up the arm of each subject in TA and would not find it.",
        "Use the code, or the name, that the protocol block gives the arm.",
    ),
    error(
        "TRD108",
        "IE gives a criterion that the protocol does not have",
        "Reviewers look up each criterion in TI, by its code and its text.",
        "Take the text from the protocol: {criterion: IETESTCD}; use a code that it declares.",
    ),
    error(
        "TRD111",
        "unknown trial summary parameter",
        "TSPARMCD comes from controlled terminology; another code means nothing to a reviewer.",
        "Use the code that the message suggests, or declare it as the sponsor's own in specs/extensions.csv.",
    ),
    error(
        "TRD112",
        "a value is not in the codelist of its parameter",
        "The codelist of the parameter is closed; reviewers reject other terms.",
        "Use the term that the message suggests.",
    ),
    error(
        "TRD113",
        "a value is not written as its parameter wants",
        "Dates and durations are ISO 8601, countries three letters, counts whole numbers, indicators Y or N.",
        "Write the value in the form that the message names.",
    ),
    error(
        "TRD114",
        "a required trial summary parameter is missing",
        "The implementation guide or the technical rejection criteria ask for it in every submission of this kind.",
        "Add it under protocol, summary; where there is no value, give it a null_flavor such as NA or UNK.",
    ),
    error(
        "TRD115",
        "a trial summary value contradicts itself",
        "A record has a value or the reason why there is none, and a code together with its terminology.",
        "Keep one of value, null_flavor, earliest, latest and count, or a null_flavor beside earliest or latest; write"
        " code and reference together.",
    ),
    error(
        "TRD116",
        "a trial summary value is written twice",
        "What the program knows (codes of CDISC terms, the number of arms) could contradict what is typed.",
        "Take out what the message names; the program fills it in.",
    ),
    note(
        "TRD117",
        "an expected trial summary parameter is missing",
        "Agencies like to see it; nothing is rejected without it.",
        "Add it under protocol, summary, if you know it.",
    ),
    note(
        "TRD118",
        "the protocol block makes a part of the trial design datasets only",
        "A submission holds all of TA, TE, TV, TI and TS.",
        "Add what the message names to the protocol block of study.yaml.",
    ),
    note(
        "TRD119",
        "the data cut-off of the run goes before that of the trial summary",
        "Datasets that were cut on one day and say another one would be wrong.",
        "Write DCUTDTC and DCUTDESC anew where the cut is to be submitted.",
    ),
    query(
        "TRD121",
        "a subject is in an arm that the protocol does not have",
        "Reviewers look up the arm of each subject in TA and would not find it.",
        "Ask the site for the right arm, or add the arm to the protocol block.",
    ),
    error(
        "TRD122",
        "the data do not give a trial summary value",
        "The parameter is taken from DM, where no subject has a whole date; a submission without it is rejected.",
        "Type the value, or correct the variable that it is taken from.",
    ),
    note(
        "TRD123",
        "a trial summary value is not known yet",
        "A date that subjects are still to give would be wrong if it were told of those who have one.",
        "Nothing, while the study goes on; see that ONGOSIND, DCUTDTC and DCUTDESC say so.",
    ),
)
