"""The form dictionary: names that a mapping can rely on."""

from __future__ import annotations

import re

from nec_cdisc.simulate.codes import CODES
from nec_cdisc.simulate.forms import AUDIT, FORMS, KEYS, TABLES


def test_names_are_lower_case_and_told():
    """Every form and column is named in lower snake case and has a meaning."""
    for name, form in FORMS.items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        for column, meaning in form.columns.items():
            assert re.fullmatch(r"[a-z][a-z0-9_]*", column), column
            assert meaning


def test_forms_of_subjects_have_the_keys_in_front():
    """A form of subjects begins with the keys and ends with the audit columns."""
    for name, form in FORMS.items():
        if name not in TABLES:
            assert form.header[: len(KEYS)] == list(KEYS)
        assert form.header[-len(AUDIT) :] == list(AUDIT)


def test_label_columns_belong_to_code_lists():
    """A column with a label column has a code list, and every code list has both columns."""
    columns = {column for form in FORMS.values() for column in form.columns}
    assert {f"{column}_label" for column in CODES} == {column for column in columns if column.endswith("_label")}
    assert set(CODES) <= columns


def test_codes_in_a_clean_export_are_in_their_lists(clean):
    """Each code has the label of its list beside it."""
    for name, form in FORMS.items():
        coded = [column for column in form.columns if column in CODES]
        for row in clean.form(name):
            for column in coded:
                assert row[f"{column}_label"] == (CODES[column][row[column]] if row[column] else ""), (name, row)
