"""Codes of the standards' metadata and of a study's overlay."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note

CODES: tuple[Code, ...] = (
    error(
        "STD101",
        "specification file cannot be read",
        "A file under specs/ is not UTF-8 text or not a CSV file with one header line, so what it says would be lost.",
        "Save the file as CSV in UTF-8, with commas, and the header line that specs/README.md shows.",
    ),
    error(
        "STD102",
        "unknown column in a specification file",
        "A column that nobody reads is most often a misspelt one, whose content would be ignored without a word.",
        "Rename or remove the column; specs/README.md lists the columns of each file.",
    ),
    error(
        "STD103",
        "missing column in a specification file",
        "Rows replace the packaged rows as a whole, so every column of the file is needed.",
        "Add the column; copy the header line of the packaged file of the same name.",
    ),
    error(
        "STD104",
        "duplicate row in a specification file",
        "Two rows of one file say something about the same thing, and which one is meant cannot be known.",
        "Remove one of the two rows.",
    ),
    error(
        "STD105",
        "not a number in a specification file",
        "The order of variables and the conversion of results are computed from this cell.",
        "Write a plain number with a decimal point: 12 for an order or decimals, 88.4017 for a factor above zero.",
    ),
    error(
        "STD106",
        "unknown value in a specification file",
        "Only a few words are allowed in this column, and the program decides by them.",
        "Write one of the words that the message lists, exactly as they stand there.",
    ),
    error(
        "STD107",
        "unknown codelist",
        "Values could not be checked against a codelist that no file describes.",
        "Correct the codelist, or add it: nec-cdisc ct import FILE, or a row in index.csv and a file with its terms.",
    ),
    error(
        "STD108",
        "codelist may not be extended",
        "CDISC publishes this codelist as complete. A submission with other terms in it does not conform.",
        "Map the value to a published term, or keep what was collected in a supplemental qualifier.",
    ),
    error(
        "STD109",
        "empty cell in a specification file",
        "Without this cell the row does not say what it is about.",
        "Fill the cell or remove the row.",
    ),
    error(
        "STD110",
        "name or label too long",
        "SAS transport files hold names of 8 and labels of 40 characters. Longer ones would be cut.",
        "Shorten it.",
    ),
    error(
        "STD111",
        "specification file that nobody reads",
        "The file is in a folder of the standard, but no dataset or codelist has this name, so it would be ignored.",
        "Correct the name of the file, or add its dataset to datasets.csv or its codelist to index.csv.",
    ),
    error(
        "STD112",
        "name that the dataset does not have",
        "A key or a restriction that names no variable would never take effect.",
        "Correct the name, or add the variable to the file of the dataset.",
    ),
    error(
        "STD113",
        "version of the standard not available",
        "Neither the package nor the study's specs/ folder has the files of this version.",
        "Import it (nec-cdisc ct import FILE, or nec-cdisc standard import FILE), or choose a version that is there.",
    ),
    error(
        "STD114",
        "two standard units for one test",
        "Results of one test would end in different units of the same standard column and could not be compared.",
        "Give all rows of the test one standard unit, with the factors that belong to it.",
    ),
    error(
        "STD115",
        "term repeated in a codelist",
        "One submission value stands for two terms, so its decode cannot be known.",
        "Remove one of the two, or spell the sponsor's term differently from the published one.",
    ),
    error(
        "STD116",
        "dataset without variables",
        "A dataset that lists no variables cannot be checked or written in order.",
        "Add the file of its variables, named after the dataset in lower case.",
    ),
    error(
        "STD117",
        "replacement of a character that cannot be used",
        "A transport file holds printable ASCII; the line would not replace the character, or not by what it says.",
        "Write the code point as U+00B5, once, and plain letters, <blank> or <nothing> as the replacement.",
    ),
    error(
        "STD118",
        "imported terminology that was changed",
        "What was imported counts as published by NCI EVS, so nobody may edit it.",
        "Import the file of NCI EVS again; own terms stand in specs/extensions.csv.",
    ),
    note(
        "STD119",
        "codelists of the guide that the terminology does not hold",
        "Values of their variables are checked against nothing.",
        "Nothing to do where the package is older than the codelists; else import them: nec-cdisc ct import FILE.",
    ),
    error(
        "STD120",
        "threshold of a toxicity grade that cannot be used",
        "Results are graded by this cell; a threshold that is not understood would leave toxicities ungraded.",
        "Write comparisons such as < LLN, > 1.5 x ULN, > HIGHER + 20 or PCHG <= -25, joined by or; name the unit.",
    ),
    error(
        "STD121",
        "scale of a questionnaire that cannot be scored",
        "Scores are computed from this row; with wrong items or answers every score of the scale would be wrong.",
        "Name each item once, a highest answer above the lowest, and no more items needed than there are.",
    ),
    error(
        "STD122",
        "file that is no suite of expectations",
        "Its expectations would not be asked, and nobody would miss them.",
        "Write it as Great Expectations does: a name, and expectations of type, kwargs and meta.",
    ),
    error(
        "STD123",
        "zero point of a unit that the test has no conversion of",
        "A result in this unit would be converted by nothing, or without its zero point.",
        "Add the line of the unit to units/conversions.csv, or correct the names of test and unit.",
    ),
)
