"""Codes of the limits of SAS transport files."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note

WRITING: tuple[Code, ...] = (
    error(
        "XPT101",
        "variable name not allowed",
        "A SAS transport file, version 5, has room for 8 characters, and reviewers' tools expect capital letters.",
        "Rename the variable in the mapping: a capital letter, then up to 7 capital letters, digits or underscores.",
    ),
    error(
        "XPT102",
        "dataset name not allowed",
        "The name of the dataset is also the name of its file; both have at most 8 characters and begin with a letter.",
        "Rename the dataset in the mapping: a capital letter, then up to 7 capital letters, digits or underscores.",
    ),
    error(
        "XPT103",
        "label not allowed",
        "The file has room for 40 characters; a longer label would be cut in the middle of a word, and a character "
        "beyond printable ASCII shows differently on each machine.",
        "Shorten the label, or write it with plain letters.",
    ),
    error(
        "XPT104",
        "variable named twice",
        "Programs that read the file find only one of the two.",
        "Rename or remove one of the variables in the mapping.",
    ),
    error(
        "XPT105",
        "transport file without variables",
        "A transport file must describe at least one variable.",
        "Map at least one variable, or leave the dataset out of the study.",
    ),
    error(
        "XPT106",
        "too many variables",
        "The header has four digits for the number of variables.",
        "Split the dataset.",
    ),
    error(
        "XPT107",
        "length of a variable not allowed",
        "A text variable has 1 to 200 bytes, a number is submitted with 8.",
        "Measure the lengths over the datasets of the study again; do not set them by hand.",
    ),
    error(
        "XPT108",
        "value over 200 bytes",
        "A character value has at most 200 bytes in a transport file; it is refused here because it would be cut.",
        "Shorten it in the mapping or at the site: only free text is continued in the supplemental qualifiers; an "
        "identifier, a coded value or a value of the trial design means something as a whole.",
    ),
    error(
        "XPT109",
        "value longer than its variable",
        "The lengths were measured over other data than these, and the value would be cut.",
        "Measure the lengths over all datasets of the study, after replacing characters, and write again.",
    ),
    error(
        "XPT110",
        "character beyond printable ASCII",
        "A transport file does not say how its text is encoded; such a character is read as another one or not at all.",
        "Add the character and its replacement to the table specs/transliteration.csv.",
    ),
    error(
        "XPT111",
        "number too large",
        "IBM floating point ends below 16 to the power of 63 (7.2E75), and has no infinity.",
        "Correct the raw value or the unit conversion that gave the number.",
    ),
    error(
        "XPT112",
        "number too small",
        "IBM floating point begins at 16 to the power of -65 (5.4E-79); a smaller number would become another one.",
        "Correct the raw value or the unit conversion that gave the number.",
    ),
    error(
        "XPT113",
        "value of the wrong type",
        "A variable is text or number in all its records.",
        "Correct the verb of the variable in the mapping, or its type in the standard's overlay.",
    ),
    error(
        "XPT114",
        "record without any value",
        "Blanks also fill up the end of the file: readers drop such a record, or stop reading there.",
        "Leave the record out by a row rule, or map the variables that identify it.",
    ),
    error(
        "XPT115",
        "SAS format not allowed",
        "A format is a name of up to 8 characters that does not end in a digit, a width, a full stop and decimals.",
        "Write the format as in SAS (DATE9., 8.2), or leave it empty.",
    ),
    error(
        "XPT116",
        "time stamp outside 1960 to 2059",
        "The header has two digits for the year, which are read within these hundred years.",
        "Declare the date of the export within these years.",
    ),
    error(
        "XPT117",
        "header text not allowed",
        "The header has 8 printable ASCII characters each for the release, the system and the type of the dataset.",
        "Shorten the text.",
    ),
    note(
        "XPT130",
        "character replaced",
        "The table of replacements names the character; every use is listed because the submitted text differs from "
        "the collected one.",
        "Nothing to do where the meaning stays the same; otherwise change specs/transliteration.csv.",
    ),
)

READING: tuple[Code, ...] = (
    error(
        "XPT150",
        "not a SAS transport file",
        "The file does not begin as a transport file of version 5 does, or its header is damaged.",
        "Ask for the file again, made with PROC COPY and the XPORT engine.",
    ),
    error(
        "XPT151",
        "transport file of version 8",
        "Submissions use version 5, and only that is read: version 8 has longer names and values.",
        "Ask for the file again, made with the XPORT engine (version 5), or as sas7bdat.",
    ),
    error(
        "XPT152",
        "transport file is cut off",
        "A transport file consists of whole 80-byte records, with blanks alone after the last value. Data are missing.",
        "Copy the file again in binary mode, and compare its size with the sender's.",
    ),
    error(
        "XPT153",
        "text in another encoding",
        "The bytes of the value are no text in the declared encoding; the value was read as missing.",
        "Declare the encoding of the source (often windows-1252), and read again.",
    ),
    error(
        "XPT154",
        "dataset not in the file",
        "The file holds other datasets than the one asked for.",
        "Name one of the datasets that the file holds.",
    ),
    note(
        "XPT155",
        "special missing values",
        "SAS knows 27 kinds of missing number beside the ordinary one; they often mean something (refused, not done).",
        "Ask what the letters mean, and map them from another column where they matter; here they are plain missing.",
    ),
)

CODES: tuple[Code, ...] = WRITING + READING
