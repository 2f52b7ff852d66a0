"""The rules that expectations serve, as data: one entry each, whatever variables and datasets they are asked of."""

from __future__ import annotations

from collections.abc import Mapping

from nec_cdisc.plugin.check import Level, Rule

ANY = "--"
_SDTMIG = "SDTMIG 3.4"
_GUIDES = "SDTMIG 3.4, ADaMIG 1.3"
_XPT = "SAS transport format, version 5; FDA, Study Data Technical Conformance Guide"
_CT = "CDISC Controlled Terminology (NCI EVS)"
_STUDY = "the study's own suite"


def _rule(code: str, name: str, level: Level, says: str, why: str, do: str, source: str, datasets: str = ANY) -> Rule:
    return Rule(code, name, level, says, why, do, source, datasets)


_STRUCTURE = (
    _rule(
        "STR101", "required_variables", Level.ERROR, "Every Required variable of the dataset is there.",
        "Without it records cannot be read as the standard says.",
        "Map the variable; lint names those that a mapping lacks.", _GUIDES,
    ),
    _rule(
        "STR102", "expected_variables", Level.WARNING, "Every Expected variable of the dataset is there.",
        "A reviewer looks for it, and an absent column says less than an empty one.",
        "Map the variable; where nothing was collected keep it as an empty column and say so in the reviewer's guide.",
        _SDTMIG,
    ),
    _rule(
        "STR103", "known_variables", Level.ERROR, "Every variable is one that the dataset may have.",
        "A variable that the standard does not know has no meaning that a reviewer could rely on.",
        "Move it to supplemental qualifiers, or correct its name.", _SDTMIG,
    ),
    _rule(
        "STR104", "order_of_variables", Level.WARNING, "Variables stand in the order of the standard.",
        "People and programs of the authority find variables by their place.",
        "Write the dataset by this program, which orders variables, or reorder its source.", _SDTMIG,
    ),
    _rule(
        "STR105", "types_of_variables", Level.ERROR, "Every variable is of the type of the standard, Char or Num.",
        "Numbers held as text cannot be computed with, and text in a number is lost.",
        "Correct the type where the dataset is made.", _GUIDES,
    ),
    _rule(
        "STR106", "labels_of_variables", Level.WARNING, "Every variable has the label of the standard.",
        "Reviewers read labels; another label suggests another meaning.",
        "Take the label of the standard.", _GUIDES,
    ),
    _rule(
        "STR107", "required_values", Level.ERROR, "A Required variable has a value in every record.",
        "A record without it cannot be placed: which subject, which test, which result.",
        "Complete the value at its source, or leave the record out by a rule that is counted.", _GUIDES,
    ),
    _rule(
        "STR108", "lengths_of_names", Level.ERROR, "Names and codes are no longer than the standard allows.",
        "Such a text becomes the name or label of a variable when records are turned into columns.",
        "Shorten it, or take the submission value of the codelist.", _GUIDES,
    ),
    _rule(
        "STR109", "test_codes", Level.ERROR, "A short name could be the name of a variable.",
        "Results are turned into columns of these names; others cannot be.",
        "Take the submission value of the codelist, or a code of up to 8 capital letters and digits, a letter first.",
        _GUIDES,
    ),
    _rule(
        "STR110", "domain_of_records", Level.ERROR, "DOMAIN is that of the dataset in every record.",
        "Records of another domain were put into this dataset.",
        "Correct the constant, or move the records.", _SDTMIG,
    ),
    _rule(
        "STR111", "texts_fit_transport", Level.ERROR, "Texts are printable ASCII of at most 200 bytes.",
        "A transport file cuts longer texts, and other characters are read differently on each machine.",
        "Continue long texts in supplemental qualifiers; declare what stands for a character in transliteration.csv.",
        _XPT,
    ),
)  # fmt: skip

_VALUES = (
    _rule(
        "TER101", "terms_of_closed_codelists", Level.ERROR, "A value is a term of its codelist, which is closed.",
        "Values outside a closed codelist are refused by the programs of the authority.",
        "Correct the entry in the code list of the mapping.", _CT,
    ),
    _rule(
        "TER102", "terms_of_extensible_codelists", Level.NOTE,
        "A value is a term of its extensible codelist, or one that the study declared.",
        "A sponsor's own term is allowed where no published one means the same; it must be known as such.",
        "Take the published term, or declare the own one in specs/extensions.csv.", _CT,
    ),
    _rule(
        "TER103", "flags", Level.ERROR, "A flag holds one of the values that it may have.",
        "Records are chosen by flags; a flag of another value chooses none.",
        "Correct the flag; where the standard says Y or nothing, leave the others blank.", _GUIDES,
    ),
    _rule(
        "TER104", "countries", Level.ERROR, "A country is a code of three letters of ISO 3166-1.",
        "Sites are counted by country.", "Correct the code list of countries.", "ISO 3166-1", "DM",
    ),
    _rule(
        "ISO101", "dates", Level.ERROR,
        "A date is an ISO 8601 date or date-time, perhaps partial, that the calendar has.",
        "Other texts cannot be placed in time.", "Ask the site, or correct the order of date parts in the source.",
        f"{_SDTMIG}, section 4.4; ISO 8601",
    ),
    _rule(
        "ISO102", "durations", Level.ERROR, "A duration is one of ISO 8601.",
        "Other texts cannot be computed with.", "Write durations such as P18M, PT15M or -P1D.",
        f"{_SDTMIG}, section 4.4; ISO 8601",
    ),
    _rule(
        "DAY101", "study_days", Level.ERROR, "A study day is a whole number and never zero.",
        "The day of the reference date is day 1, the one before it day -1.",
        "Derive the day from the dates of the record and of the reference.", f"{_GUIDES}",
    ),
    _rule(
        "SEQ101", "sequence_numbers", Level.ERROR, "A sequence number is a whole number from 1 on.",
        "Supplemental qualifiers, relations and traces name records by it.",
        "Derive the number once records are sorted.", _GUIDES,
    ),
    _rule(
        "KEY101", "sequence_is_unique", Level.ERROR, "No two records of a subject have the same sequence number.",
        "Whatever names the record by its number names two.", "Number records anew.", _GUIDES,
    ),
    _rule(
        "KEY102", "natural_keys_are_unique", Level.WARNING, "Natural keys tell the records of the dataset apart.",
        "Records that are alike in all of them are the same observation twice, or lack the variable that differs.",
        "Remove the repeated record at its source, or map the variable that tells the two apart.",
        "the keys of specs/, which are ours",
    ),
    _rule(
        "PAR101", "names_are_one_to_one", Level.ERROR, "A short name and its long name belong to one another alone.",
        "Tables by the one would differ from tables by the other.",
        "Correct the code list: one name for each code.", _GUIDES,
    ),
)  # fmt: skip

_RANGES = (
    _rule(
        "RNG101", "plausible_vital_signs", Level.WARNING, "A vital sign lies in the range that is possible for it.",
        "Such values are mostly typing errors or wrong units.", "Ask the site; correct the unit where it is wrong.",
        _STUDY, "VS",
    ),
    _rule(
        "RNG102", "performance_status", Level.ERROR, "An ECOG performance status is 0 to 5.",
        "The scale has no other value.", "Ask the site.", _STUDY, "RS",
    ),
    _rule(
        "RNG103", "answers_of_questionnaires", Level.ERROR, "An answer is one that its question offers.",
        "Scores are computed from answers; one outside the scale makes the score wrong.", "Ask the site.", _STUDY, "QS",
    ),
    _rule(
        "RNG104", "toxicity_grades", Level.ERROR, "A toxicity grade of an event is 1 to 5.",
        "CTCAE has no other grade of an event.", "Ask the site.", _STUDY, "AE",
    ),
    _rule(
        "RNG105", "doses_of_plan", Level.WARNING, "A dose is one of those of the protocol.",
        "Another dose is a deviation or a typing error.", "Ask the site, or list the deviation.", _STUDY, "EX",
    ),
    _rule(
        "RNG106", "plausible_age", Level.WARNING, "The age is that of an adult who can take part.",
        "A wrong year of birth, or an entry criterion that was not met.", "Ask the site.", _STUDY, "DM, ADSL",
    ),
    _rule(
        "RNG107", "sizes_of_lesions", Level.WARNING, "A diameter in millimetres is not negative and below 500.",
        "Sums and responses are computed from it; centimetres and typing errors show here.", "Ask the site.",
        _STUDY, "TR, ADTR",
    ),
    _rule(
        "RNG108", "scores_of_scales", Level.ERROR, "The score of a scale lies between 0 and 100.",
        "The transformation of the manual gives no other value.", "Look at the scoring and at the answers.",
        _STUDY, "ADQS",
    ),
    _rule(
        "RNG109", "times_to_events", Level.ERROR, "A time to an event or censoring is above zero.",
        "The first day counts as day 1; a shorter time ends before it begins.",
        "Look at the dates of start and event.", _STUDY, "ADTTE",
    ),
    _rule(
        "RNG110", "results_of_pathology", Level.ERROR, "A result of pathology lies within its scale.",
        "A share of cells above 100 % is a typing error, and moves the subject to another group.",
        "Ask the laboratory of pathology.", _STUDY, "MI",
    ),
    _rule(
        "SUI101", "own_expectation", Level.WARNING, "An expectation of the study's own suite is met.",
        "The study asks for it.", "Look at the records, or change the expectation.", _STUDY,
    ),
)  # fmt: skip

#: The rules by id.
RULES: Mapping[str, Rule] = {rule.id: rule for rule in (*_STRUCTURE, *_VALUES, *_RANGES)}
#: The rule of an expectation that names none.
OWN = RULES["SUI101"]
