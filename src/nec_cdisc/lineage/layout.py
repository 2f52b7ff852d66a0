"""The files of lineage: Arrow files that can be looked into without reading them, and one JSON file.

``forms/<form>.arrow`` holds the cells as typed, ``<dataset>.arrow`` subject and workings of each record,
``<dataset>.births.arrow`` the rows that made it, ``problems.arrow`` and ``left_out.arrow`` what became of the others,
``lineage.json`` the rules of the run, the kinds of births with their place, the lines of the register of corrections
that found their record, the data cut-off of each form, and where each column lies in its file.

Each record of a transport file has its check (:mod:`nec_cdisc.xpt.record_check`), also those of SDTM that analysis
read: lineage never speaks of another record than that of its own set.
"""

from __future__ import annotations

INDEX = "lineage.json"
FORMS = "forms"
PROBLEMS, LEFT_OUT = "problems", "left_out"
BIRTHS = ".births"
#: The row in which a transport file has its first record, counted like a spreadsheet.
FIRST_ROW = 2
ROW, SUBJECT, RECORD, CHECK = "(row)", "(subject)", "(record)", "(check)"
#: What stands for a value of a private column.
PRIVATE = "(private)"
#: The form in which lineage is written; another one is refused by readers.
VERSION = 3

#: What a record was made with besides raw cells, by name: ``set.lesion`` is a name set in its row block,
#: ``column.result`` the raw column that gave a role of ``one_row_per_test``, ``working.total`` a name that the dataset
#: works with and does not submit.
SET, COLUMN, WORKING = "set.", "column.", "working."
#: How a name set ends that holds what a verb says of the row that it chose (``set.best.answer``).
ANSWER = ".answer"
