"""Codes of the mapping language."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note

CODES: tuple[Code, ...] = (
    error(
        "MAP101",
        "a block is not as the language wants it",
        "A value of another form than expected (a list for a text, a word for a number) would be guessed at.",
        "Write the value in the form that the message names; the language reference shows each block.",
    ),
    error(
        "MAP102",
        "unknown key",
        "A misspelt key would silently change nothing, and the reviewer would believe it does.",
        "Use the key that the message suggests, or take the line out.",
    ),
    error(
        "MAP103",
        "a key is missing",
        "Without it the block cannot be carried out, and a default would be a guess.",
        "Add the key that the message names.",
    ),
    error(
        "MAP111",
        "unknown verb",
        "The verbs are a closed set, so that everybody can read every mapping.",
        "Use the verb that the message suggests; 'nec-cdisc explain verbs' lists them all.",
    ),
    error(
        "MAP112",
        "an expression needs exactly one verb",
        "One line says how one variable comes about; two verbs would leave open which one wins.",
        "Keep one verb, or give the intermediate value a name of its own under 'set'.",
    ),
    error(
        "MAP113",
        "unknown argument of a verb",
        "An argument that the verb does not know would have no effect.",
        "Use an argument that the verb takes; 'nec-cdisc explain VERB' lists them.",
    ),
    error(
        "MAP114",
        "an argument of a verb is missing",
        "The verb has no default for it, because any default would be a guess.",
        "Add the argument on the same line.",
    ),
    error(
        "MAP115",
        "an argument has the wrong form",
        "The verb expects a name, a list, a number or one of a few words, and got something else.",
        "Write the argument in the form that the message names.",
    ),
    error(
        "MAP121",
        "unknown name",
        "The name is neither a look-up, nor a name set in this block, nor a raw column, nor a variable here.",
        "Correct the name, or declare the column, look-up or variable it stands for.",
    ),
    error(
        "MAP122",
        "a name is both a raw column and a variable",
        "The two may differ, and the line does not say which one is meant.",
        "Write raw.NAME for the raw column; rename nothing in the export.",
    ),
    error(
        "MAP123",
        "unknown form",
        "The form is declared by no source, so its file and conventions are unknown.",
        "Declare the form under 'forms' of its source, or correct the name.",
    ),
    error(
        "MAP124",
        "unknown code list",
        "Codes are translated by a declared list only.",
        "Add the list to the code lists of the study, or correct the name.",
    ),
    error(
        "MAP125",
        "unknown dataset or variable of another dataset",
        "A qualified name must be a variable that some mapping of the study gives.",
        "Correct the name, or map that variable first.",
    ),
    error(
        "MAP126",
        "a column of another kind is read",
        "A number, a date or a text is expected here; of a column of another kind the answer would be wrong, or none.",
        "Convert it first (verbs 'number', 'date' or 'text'), or name another column.",
    ),
    error(
        "MAP127",
        "a row rule reads what does not exist yet",
        "Rows are kept, looked up and set before any variable of the dataset is derived.",
        "Name a raw column, a look-up or a name that the block sets, or move the rule to the line of a variable.",
    ),
    error(
        "MAP131",
        "a condition cannot be read",
        "Conditions follow one small grammar, so that they mean the same to every reader.",
        "Write it as the message suggests: 'x is filled', 'x is one of (A, B)', 'x is ticked', 'n > 0'.",
    ),
    error(
        "MAP141",
        "the standard has no such variable",
        "A variable that the implementation guide does not allow here is rejected by reviewers.",
        "Correct the name, or move the value to 'supplementary'.",
    ),
    error(
        "MAP142",
        "a required variable is not mapped",
        "The implementation guide requires the variable, with a value, in every record.",
        "Add a line for it.",
    ),
    note(
        "MAP143",
        "an expected variable is not mapped",
        "The implementation guide expects the variable; it is written without values.",
        "Add a line where the study collected it.",
    ),
    error(
        "MAP144",
        "a numeric variable gets text",
        "The standard wants a number here, and text has no place in a numeric column.",
        "Convert it: {number: column}.",
    ),
    error(
        "MAP145",
        "a term is not in the codelist",
        "The codelist of the standard is closed; reviewers reject other terms.",
        "Use the term that the message suggests.",
    ),
    note(
        "MAP146",
        "a term extends the codelist",
        "The codelist may be extended; the term is flagged as the sponsor's in define.xml.",
        "Check that no standard term says the same.",
    ),
    error(
        "MAP147",
        "a supplementary qualifier is not well formed",
        "QNAM holds at most 8 characters and QLABEL at most 40, and both are needed.",
        "Give it a name of at most 8 capital letters or digits and a label of at most 40 characters.",
    ),
    error(
        "MAP151",
        "a raw column is accounted for nowhere",
        "Every column of the export is mapped or left out with a reason; nothing gets lost in silence.",
        "Map the column, or name it under 'not_submitted' with the reason.",
    ),
    error(
        "MAP152",
        "a column is both mapped and not submitted",
        "Only one of the two can be true.",
        "Take the column out of 'not_submitted', or do not map it.",
    ),
    error(
        "MAP153",
        "the export has no such column",
        "A mapping written for another version of the form would read nothing.",
        "Use the column that the message suggests, or correct the mapping to the export.",
    ),
    error(
        "MAP154",
        "the file of a form is missing",
        "Without it the form's records would silently be absent from the submission.",
        "Put the file in place, or take the form out of its source.",
    ),
    error(
        "MAP155",
        "a file of the export belongs to no form",
        "Data that nobody has declared would be left out in silence.",
        "Declare it as a form of its source.",
    ),
    error(
        "MAP156",
        "a form feeds no dataset",
        "Every form is used or named under 'forms_not_used' with the reason.",
        "Map it, or name it in study.yaml under 'forms_not_used'.",
    ),
    error(
        "MAP161",
        "variables need each other in a circle",
        "No order of steps can derive them.",
        "Break the circle at one of the lines that the message names.",
    ),
    error(
        "MAP171",
        "an example does not come out",
        "The mapping gives another value than its author worked out by hand.",
        "Correct the mapping, or the example, whichever is wrong.",
    ),
    error(
        "MAP172",
        "a name is declared twice",
        "Two files or lines claim the same name, and neither can win.",
        "Rename or remove one of them.",
    ),
    error(
        "MAP173",
        "the study's mappings are incomplete",
        "A file or folder that every study needs is absent.",
        "Add it; the README shows the layout of a study folder.",
    ),
    error(
        "MAP174",
        "the study's functions cannot be loaded",
        "The verbs that the study brings are missing, so lines that use them cannot be carried out.",
        "Correct mappings/functions.py at the line that the message names; 'python mappings/functions.py' shows more.",
    ),
    error(
        "MAP175",
        "nothing reads a mapping file",
        "What stands in it would change nothing, and its author believes it does.",
        "Move or rename the file as suggested, or delete it; an organisation's folder is named under 'inherit'.",
    ),
    error(
        "MAP176",
        "layers inherit each other in a circle",
        "Of layers that lie over one another in a circle none is the lowest, so no line has the last word.",
        "Take out the 'inherit' line that closes the circle.",
    ),
)
