"""Codes of the structure of a raw export: 1xx are faults of a raw file itself."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note, query

#: Faults of any raw file.
_FILE: tuple[Code, ...] = (
    error(
        "RAW101",
        "Format not known",
        "Only files in a format that has a reader can be read; guessing a format would misread values.",
        "Export the form in one of the known formats, or correct the file name.",
    ),
    error(
        "RAW102",
        "Raw file cannot be opened",
        "A form whose file cannot be opened would silently be missing from every dataset.",
        "Check the file's name, its permissions and that no other program holds it open; then run again.",
    ),
    error(
        "RAW106",
        "Empty file",
        "A file without even a header row is a failed export; a form without records still has its header.",
        "Export the form again.",
    ),
    error(
        "RAW107",
        "No header row",
        "The first row names the columns; without it no value can be found by its name.",
        "Export the form with the column names in row 1, without blank or title rows above them.",
    ),
    error(
        "RAW111",
        "Column name used twice",
        "A mapping names columns; with two of one name it is undecided which values are meant.",
        "Correct the export so that each column has a name of its own. Until then the first one is read.",
    ),
    error(
        "RAW112",
        "Values without a column name",
        "A value in a column without a name cannot be mapped and would be lost.",
        "Name the column in the export, or remove the stray values.",
    ),
    error(
        "RAW117",
        "Too many columns",
        "No form has so many fields; records stand side by side, or a line end was lost.",
        "Look at the first lines of the file in a text editor, and export the form with one record per row.",
    ),
    note(
        "RAW113",
        "Column without name and values",
        "Spreadsheets add such columns when a file is saved; nothing is lost by leaving them out.",
        "Nothing, or remove the superfluous separators at the end of the rows.",
    ),
    note(
        "RAW114",
        "Rows without any value",
        "A blank row is no record: nobody was observed. Such rows are left out and keep their row number.",
        "Nothing, or remove the blank rows from the export.",
    ),
)

#: Faults of text files.
_TEXT: tuple[Code, ...] = (
    error(
        "RAW103",
        "Declared way of writing cannot be used",
        "How a text file is written (encoding, separator, quote) is declared, never guessed.",
        "Correct the declaration of the source: a known encoding, and one plain character as separator and quote.",
    ),
    error(
        "RAW104",
        "Bytes outside the declared encoding",
        "With a wrong encoding every umlaut, µ and ≥ of the file would be read as something else.",
        "Declare the encoding that the file was written in, or export it again in the declared one.",
    ),
    error(
        "RAW105",
        "Not a text file",
        "Zero bytes do not occur in text: the file is of another format, of another encoding, or damaged.",
        "Export the form again as text, or give the file the ending of its true format.",
    ),
    error(
        "RAW108",
        "Another separator suspected",
        "Read with a wrong separator the whole record becomes one value.",
        "Declare the separator that the file uses in the conventions of its source.",
    ),
    error(
        "RAW109",
        "Quote never closed",
        "A quote that is opened and never closed swallows all records that follow it.",
        "Look at the row named: close the quote, or export the file again if it breaks off there.",
    ),
    error(
        "RAW110",
        "Rows with too few or too many fields",
        "It is undecided which of their values belongs to which column, so such rows are left out.",
        "Look for a separator or a line break inside a value that is not quoted, and export the file again.",
    ),
    error(
        "RAW115",
        "Text is UTF-8, declared as something else",
        "Text outside ASCII that is valid UTF-8 is so only by design; read otherwise its characters are garbled.",
        "Declare the encoding of the source as utf-8.",
    ),
    error(
        "RAW116",
        "Text cannot be divided into records",
        "A file that breaks the rules of CSV would lose records if it were read all the same.",
        "Export the file again; look for a single value of more than a gigabyte, or a quote never closed.",
    ),
)

#: Faults of workbooks.
_WORKBOOK: tuple[Code, ...] = (
    error(
        "RAW121",
        "Workbook cannot be read",
        "A damaged or protected workbook gives no values at all.",
        "Open it in a spreadsheet program, remove its password, and save it again as .xlsx.",
    ),
    error(
        "RAW122",
        "No such sheet",
        "The sheet to read is declared by name; another one may hold other data.",
        "Correct the name of the sheet in the conventions of the source.",
    ),
    query(
        "RAW123",
        "Error value in a cell",
        "A spreadsheet error such as #REF! stands where a value was; the cell is left blank.",
        "Ask for the value that belongs there, and correct the workbook.",
    ),
    error(
        "RAW124",
        "Formula without a stored value",
        "The program that wrote the workbook never calculated it; its results are unknown, not blank.",
        "Open the workbook in a spreadsheet program, let it calculate, and save it.",
    ),
    error(
        "RAW127",
        "Workbook is larger than it may be",
        "A workbook is packed: a small file can unpack to more than the memory of a machine holds.",
        "Delete sheets, columns and formatted blank rows that are not needed, or export the form as CSV.",
    ),
    error(
        "RAW128",
        "Workbook with a document type declaration",
        "No spreadsheet program writes one; it can pull in other files, or grow to any size when it is read.",
        "Do not use the file. Ask who sent it to export it again, and save it from a spreadsheet program.",
    ),
    note(
        "RAW125",
        "Merged cells",
        "Of merged cells only the first one holds the value; the others are read as blank.",
        "If each record should carry the value, undo the merging and fill the cells.",
    ),
    note(
        "RAW126",
        "Sheets not read",
        "One sheet is read; what stands on another one feeds no dataset.",
        "If another sheet is meant, name it in the conventions of the source.",
    ),
)

#: Faults of SAS files.
_SAS: tuple[Code, ...] = (
    error(
        "RAW131",
        "SAS file cannot be read",
        "A damaged, encrypted or foreign file gives no values at all.",
        "Write the file again from SAS, without encryption or password.",
    ),
    error(
        "RAW132",
        "Formats catalogue cannot be used",
        "Without its catalogue the decodes of coded variables are missing.",
        "Write the catalogue again from SAS on the same kind of machine, or remove it from the conventions.",
    ),
    note(
        "RAW133",
        "Special missing values",
        "SAS knows 27 kinds of missing (._, .A to .Z) that may carry a reason; they are read as missing.",
        "If the reason matters, export it as a variable of its own.",
    ),
    query(
        "RAW134",
        "Number that cannot be used",
        "By its format a date outside the years 1 to 9999, or an infinite number; the cell is left blank.",
        "Ask for the value, and correct the number or the variable's format.",
    ),
    error(
        "RAW135",
        "Name of a label column is taken",
        "The decode of a coded variable becomes a column of its own; another variable has that name already.",
        "Rename the variable, or read the file without its formats catalogue.",
    ),
)

#: Faults of Dataset-JSON.
_JSON: tuple[Code, ...] = (
    error(
        "RAW141",
        "JSON that cannot be read",
        "A file that breaks the rules of JSON, or has a key twice, means one thing to one program and another to the "
        "next.",
        "Write the file again by a program that writes Dataset-JSON, and check that it arrived whole.",
    ),
    error(
        "RAW142",
        "Not a Dataset-JSON file of version 1.1",
        "Without the attributes of the standard it is undecided which dataset the file holds, and what its values are.",
        "Write the file again as Dataset-JSON 1.1; a JSON file that is no dataset belongs in another folder.",
    ),
    error(
        "RAW143",
        "Records of another length than the columns",
        "It is undecided which of their values belongs to which column, so such records are left out.",
        "Write the file again; each record has a value for each column, null where it is missing.",
    ),
    error(
        "RAW144",
        "Another number of records than stated",
        "The file says how many records it holds; where the number is another one, records were lost or added.",
        "Ask for the whole file; correct 'records' only if whoever wrote the file says that it was wrong.",
    ),
    query(
        "RAW145",
        "Value that its column cannot hold",
        "The column has a type, and the value is of another one, or out of all bounds; the cell is left blank.",
        "Ask for the value, and correct it or the dataType of the column.",
    ),
)

CODES: tuple[Code, ...] = tuple(sorted((*_FILE, *_TEXT, *_WORKBOOK, *_SAS, *_JSON), key=lambda code: code.id))
