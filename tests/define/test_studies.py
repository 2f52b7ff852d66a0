"""The example studies, other than that of the repository, have define.xml files that say what their files are."""

from __future__ import annotations

import shutil

import pytest
from defineutils.validate import DefineSchemaValidator
from tests.conftest import Built
from tests.define.conftest import converted
from tests.define.equality import differences
from tests.studies.conftest import copied

from nec_cdisc.plan.lint import lint
from nec_cdisc.problem import Severity
from nec_cdisc.study.folder import open_study


@pytest.mark.parametrize("name", ["vaccine", "asthma", "arthritis"])
def test_an_example_study_is_described(name, tmp_path):
    """Valid by the schema, equal to the files, and nothing worse than a note is told."""
    folder = copied(name, tmp_path / "study")
    shutil.rmtree(folder / "outputs", ignore_errors=True)
    made = converted(Built(folder, lint(open_study(folder))))
    assert "is valid" in DefineSchemaValidator(made.folder / "define.xml").validate_define_file()
    assert differences(made.xml, made.datasets, "sdtmig-3.4") == []
    assert [item for item in made.problems if item.severity is not Severity.NOTE] == []
