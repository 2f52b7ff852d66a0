"""Codes of authored files (YAML and CSV): what cannot be read as text with positions."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error

CODES: tuple[Code, ...] = (
    error(
        "SRC101",
        "file cannot be opened",
        "The study names a file that is not there, is a folder, or may not be read; what it says cannot be applied.",
        "Check the name, its capital letters and the folder; put the file there or correct the line that names it.",
    ),
    error(
        "SRC102",
        "file is too large",
        "Authored files are written and reviewed by people; one of this size is an export or a mistake.",
        "Check that the right file stands here; split it if it really is authored.",
    ),
    error(
        "SRC103",
        "file is not UTF-8",
        "In another encoding umlauts, µ and ≥ turn into other signs, and a code would no longer match.",
        'Save the file as UTF-8 (in Excel: "CSV UTF-8"; in an editor: "Save with encoding").',
    ),
    error(
        "SRC104",
        "control character",
        "The file holds a sign that no keyboard types: it is damaged, or no text file at all.",
        "Open the file in a text editor and delete the sign, or put the right file in its place.",
    ),
    error(
        "SRC105",
        "file is empty",
        "A file without content says nothing, and that is hardly what was meant.",
        "Write its content, or delete the file and the line that names it.",
    ),
    error(
        "SRC106",
        "invisible character",
        "A sign that cannot be seen makes two texts differ that look alike, or makes a line work otherwise than it"
        " reads; it usually comes from copying out of a word processor or a web page.",
        "Delete it and type an ordinary blank where one is wanted. Where it belongs to a raw value, write the value in"
        ' double quotes with its code, such as "10\\u00A0mg".',
    ),
    error(
        "SRC107",
        "text is too long",
        "Authored texts are names, conditions and reasons; one of this length is data, or a quote left open.",
        "Look for a quote that is not closed; shorten the text, or move data into a raw file.",
    ),
    error(
        "SRC108",
        "too many faults in one file",
        "So many faults have one cause; what follows would only repeat them.",
        "Correct the first ones, then check again.",
    ),
    error(
        "SRC110",
        "YAML cannot be read",
        "The line breaks the rules of YAML, so nothing below it can be understood.",
        "Correct the line. Text with a colon, a # or a bracket stands in double quotes.",
    ),
    error(
        "SRC111",
        "tab in the indentation",
        "The depth of a line decides what it belongs to, and a tab has no fixed width.",
        "Replace the tab by blanks, two for each level.",
    ),
    error(
        "SRC112",
        "key written twice",
        "Only one of the two lines could count, and nobody would see which.",
        "Delete one of the two lines.",
    ),
    error(
        "SRC113",
        "key is not a text",
        "What stands before the colon is a name; a list, a block or nothing at all is none.",
        "Write a name before the colon, in quotes if it starts with a bracket.",
    ),
    error(
        "SRC114",
        "anchor or alias",
        "& and * copy lines from one place to another unseen, so a reader cannot trust what stands there.",
        "Write the lines out, or quote the text if it is meant to start with & or *.",
    ),
    error(
        "SRC115",
        "merge key",
        "<< mixes another block into this one unseen, so a reader cannot trust what stands there.",
        "Write the lines out.",
    ),
    error(
        "SRC116",
        "YAML tag",
        "! asks YAML to turn a text into something else; here every value is the text that was typed.",
        "Delete the tag, or quote the text if it is meant to start with !.",
    ),
    error(
        "SRC117",
        "nested too deeply",
        "No form of the language goes that deep; the brackets or the indentation went wrong.",
        "Check the brackets and the indentation above this line.",
    ),
    error(
        "SRC118",
        "several documents in one file",
        "A line of --- starts another document, and what follows it would be ignored.",
        "Delete the line, or move what follows into a file of its own.",
    ),
    error(
        "SRC119",
        "too many lines for a mapping file",
        "Mapping files are written and reviewed by people; one of this many entries is data.",
        "Move the entries into a raw file and look them up, or split the file.",
    ),
    error(
        "SRC120",
        "CSV cannot be read",
        "A quote that does not close, or text after one, moves the cells that follow into other columns.",
        'Close the quotes. A quote inside a quoted cell is written twice: "say ""no""".',
    ),
    error(
        "SRC121",
        "column is missing",
        "The register cannot be applied without it.",
        "Add the column to the header, spelled as shown, and fill it.",
    ),
    error(
        "SRC122",
        "column is not known",
        "A column that nobody reads is a misspelt one, or content that would be lost.",
        "Correct its name in the header, or delete the column.",
    ),
    error(
        "SRC123",
        "column stands twice",
        "Only one of the two columns could count, and nobody would see which.",
        "Delete one of the two columns.",
    ),
    error(
        "SRC124",
        "row does not fit the header",
        "With a cell too many or too few, the values stand under the wrong names.",
        "Add the missing separators, or put a text that holds the separator in double quotes.",
    ),
    error(
        "SRC125",
        "quotes of a word processor",
        "Curly quotes quote nothing: they would be part of the text, and it would match nothing.",
        'Type straight quotes: "text". Where the curly ones belong to the text, put straight ones around them.',
    ),
    error(
        "SRC130",
        "path leaves the study folder",
        "A study must work wherever its folder stands, and must not read or write what lies outside.",
        "Move the file into the study folder and write its path from there, with forward slashes.",
    ),
)
