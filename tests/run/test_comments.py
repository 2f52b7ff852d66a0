"""A comment over 200 bytes goes on in COVAL1, COVAL2, ...: CO has no supplemental qualifiers."""

from __future__ import annotations

import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.run.comments import with_further
from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.supplementary import Qualifier
from nec_cdisc.standard.loading import load

CO = """\
dataset: CO
one_record_per: comment
rows: {from: dm, keep: remark is filled}
variables:
  COSEQ: {sequence: COVAL}
  COREF: remark
  COVAL: remark
"""
#: 22 words of 8 letters with a blank behind each fill a part: 197 characters.
PART, REST = " ".join(["glucose,"] * 22), "normal"
"""A part, and what follows it."""
DM = f'site,subj,sex,first,remark\n01,001,f,01.07.2019,\n01,002,m,02.07.2019,short\n02,001,f,,"{PART} {PART} {REST}"\n'


@pytest.fixture
def commented(build):
    """Build a study with a short and a long comment."""
    return build({"mappings/sdtm/co.yaml": CO, "raw/dm.csv": DM})


def test_a_long_comment_goes_on_in_variables_of_its_own(commented):
    """COVAL1 and COVAL2 follow COVAL in the dataset, labelled and noted; there is no SUPPCO."""
    ran = commented.run_all_the_same()
    dataset = ran.outcome.datasets["CO"]
    assert list(dataset.frame.columns)[-3:] == ["COVAL", "COVAL1", "COVAL2"]
    assert ran.rows("CO", "COVAL", "COVAL1", "COVAL2") == [("short", None, None), (PART, PART, REST)]
    assert [dataset.spec.variables[name].label for name in ("COVAL", "COVAL1", "COVAL2")] == [
        "Comment",
        "Comment 1",
        "Comment 2",
    ]
    assert [item.order for item in dataset.spec.variables.values()] == list(range(1, len(dataset.frame.columns) + 1))
    assert "SUPPCO" not in ran.outcome.datasets
    assert "the rest stands in CO as COVAL1, COVAL2" in ran.of("ROW117")[0].message


@pytest.mark.parametrize("partitions", [2, 3])
def test_a_partition_without_a_long_comment_changes_nothing(commented, partitions):
    """The joined dataset has the parts of the longest comment, wherever it stands."""
    inputs = Inputs(commented.folder)
    whole = execute(commented.plan, inputs).datasets["CO"]
    cut = execute(commented.plan, inputs, pieces=Cut(partitions)).datasets["CO"]
    assert cut.frame.equals(whole.frame)
    assert cut.spec == whole.spec


def test_other_datasets_keep_their_qualifiers():
    """Only CO has further variables; elsewhere columns and qualifiers stay as they are."""
    spec, held = load().standard.dataset("MH"), {"MHTERM": encode(["x"])}
    further = [Qualifier("MHTERM1", "More", encode(["y"]))]
    assert with_further(spec, held, further) == (spec, held, further)
