"""The forms of the demo export: each form's columns in file order, with one line on what a column holds.

The names are those a reader finds in the CSV files. They are stable: mappings are written against them.
A code column (`sex`) that has a label column beside it (`sex_label`) takes its codes from `codes.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from nec_cdisc.simulate.forms_subject import SUBJECT_FORMS
from nec_cdisc.simulate.forms_treatment import TREATMENT_FORMS
from nec_cdisc.simulate.forms_tumour import TUMOUR_FORMS

KEYS = {
    "study": "study number as the EDC knows it",
    "site": "number of the site, two digits",
    "subject": "number of the subject within the site",
    "visit": "visit as the EDC names it",
    "crf_version": "version of the case report form the record was entered on",
    "form_status": "Complete, Incomplete or Not started",
    "record_id": "the EDC's key of the record, unique over all forms",
}
"""What stands in front of every form of a subject."""

AUDIT = {
    "last_modified_by": "role and number of the user who saved the record last",
    "last_modified_at": "when the record was saved last, dd.mm.yyyy hh:mm",
}
"""What stands at the end of every form."""

TABLES: dict[str, dict[str, str]] = {
    "sites": {
        "study": KEYS["study"],
        "site": KEYS["site"],
        "record_id": KEYS["record_id"],
        "site_name": "name of the site (synthetic)",
        "site_city": "town of the site",
        "site_country": "country code, three letters",
        "site_activated": "date the site was activated",
        "site_lab": "name of the local laboratory (synthetic)",
    },
    "ae_coding": {
        "study": KEYS["study"],
        "record_id": KEYS["record_id"],
        "ae_text": "verbatim text of the adverse event",
        "pt": "preferred term of the synthetic dictionary",
        "pt_code": "code of the preferred term, seven digits",
        "body_class": "body system class of the synthetic dictionary",
        "body_class_code": "code of the class, seven digits",
        "dictionary": "name of the dictionary",
        "dictionary_version": "version of the dictionary",
    },
    "lab_ranges": {
        "study": KEYS["study"],
        "site": KEYS["site"],
        "record_id": KEYS["record_id"],
        "lr_analyte": "analyte, as the value columns of the laboratory forms are named",
        "lr_sex": "sex the range holds for: 1 male, 2 female, 0 both",
        "lr_unit": "unit of both limits",
        "lr_low": "lower limit of the reference range; blank: none",
        "lr_high": "upper limit of the reference range; blank: none",
        "lr_valid_from": "first day the range holds",
    },
}
"""Reference tables of the export, which belong to no subject."""


@dataclass(frozen=True)
class Form:
    """One form: its name (the file is `<name>.csv`) and its columns with their meaning, in file order."""

    name: str
    columns: dict[str, str]

    @property
    def header(self) -> list[str]:
        """Names of the columns in file order."""
        return list(self.columns)


def _subject_form(name: str, columns: dict[str, str]) -> Form:
    """Form of a subject: the keys in front, the audit columns behind."""
    return Form(name, {**KEYS, **columns, **AUDIT})


FORMS: dict[str, Form] = {
    **{name: Form(name, {**columns, **AUDIT}) for name, columns in TABLES.items()},
    **{
        name: _subject_form(name, columns)
        for name, columns in {**SUBJECT_FORMS, **TREATMENT_FORMS, **TUMOUR_FORMS}.items()
    },
}
"""Every form of the export by name."""
