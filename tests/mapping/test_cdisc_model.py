"""The two models of CDISC that mappings make datasets of."""

from __future__ import annotations

import pytest

from nec_cdisc.mapping.cdisc_model import ADAM, SDTM
from nec_cdisc.mapping.files import KINDS


@pytest.mark.parametrize(("model", "subjects", "has_domain"), [(SDTM, "DM", True), (ADAM, "ADSL", False)])
def test_each_model_knows_its_dataset_of_subjects(model, subjects, has_domain):
    """Subjects are those of DM in SDTM and of ADSL in ADaM, where no record names its dataset."""
    assert (model.subjects, model.has_domain) == (subjects, has_domain)


def test_each_model_has_a_folder_of_datasets():
    """The mappings of each model stand in a folder of their own, which the loader knows."""
    assert {KINDS[model.folder] for model in (SDTM, ADAM)} == {"dataset"}
    assert SDTM.folder != ADAM.folder
