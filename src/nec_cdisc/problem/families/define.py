"""Codes of define.xml: where plan, standard and data do not say the same."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note

_NOT_ITS_OWN = (
    "Make the datasets anew with these mappings; a file that they do not make does not belong into the folder."
)

CODES: tuple[Code, ...] = (
    error(
        "DEF101",
        "a dataset of the plan without a file",
        "define.xml describes the files that are delivered; a dataset that is planned and not there is missing.",
        "Make the datasets anew: nec-cdisc sdtm, or nec-cdisc adam.",
    ),
    error(
        "DEF102",
        "a file whose dataset the plan does not make",
        "Nothing is known of where its values come from, so define.xml cannot describe it.",
        _NOT_ITS_OWN,
    ),
    error(
        "DEF103",
        "a variable that the plan does not know",
        "Nothing is known of where its values come from; define.xml describes only what it is in the file.",
        _NOT_ITS_OWN,
    ),
    error(
        "DEF104",
        "a variable of the plan that the file lacks, or has as another one",
        "The file is not the one that these mappings make: its variables, labels or types are others.",
        "Make the datasets anew with these mappings.",
    ),
    error(
        "DEF105",
        "a value that no codelist knows",
        "The codelist is closed, by CDISC or by the mapping, and the data hold a value beyond it.",
        "Correct the code list of the mapping, or make the datasets anew with these mappings.",
    ),
    note(
        "DEF106",
        "an own term that is not declared",
        "It is shown as an extended value of the codelist, without a word about what it means.",
        "Declare it in specs/extensions.csv if it is meant.",
    ),
    error(
        "DEF107",
        "a dataset that cannot be read",
        "define.xml describes what the files hold, and this one tells nothing.",
        "Make the datasets anew.",
    ),
    note(
        "DEF108",
        "a dictionary of which no one version is recorded",
        "A reviewer asks by which version terms were coded; define.xml names the dictionary without one.",
        "Say name and version at the form of the coded terms (dictionary:), and convert the export anew.",
    ),
    error(
        "DEF110",
        "a page of the CRF that cannot be found",
        "What stands behind crf: is neither a number of a page nor the name of a form.",
        "Write a page (31), several (31 32), or the name of a form; or leave it away: the form is named then.",
    ),
    error(
        "DEF111",
        "an origin that define.xml does not have",
        "A reviewer sorts values by their origin, in the words of Define-XML.",
        "Write Collected, Derived, Assigned, Protocol, Predecessor or Not Available; or leave it away.",
    ),
)
