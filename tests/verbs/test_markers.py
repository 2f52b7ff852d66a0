"""Groups of subject and marker, and answers on all their records."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs._groups import Groups, groups_of
from nec_cdisc.verbs._markers import yes_or_no


def test_a_record_without_subject_or_marker_belongs_to_no_group():
    """Each subject and marker is a group; what lacks one of them, or takes no part, is none."""
    subject, marker = encode(["001", "001", None, "002", "001"]), encode(["CGA", "NSE", "CGA", None, "CGA"])
    groups = groups_of(subject, [marker])
    group = groups.number
    assert group[0] == group[4] != group[1]
    assert group[2] == group[3] == -1
    assert max(group) < groups.count
    assert groups_of(subject, [marker], np.array([False] * 5)).number.tolist() == [-1] * 5


def test_an_answer_stands_on_all_records_of_its_group():
    """1 is Y, 0 is N, and what cannot be said is missing."""
    answers = np.array([1, 0, -1], np.int8)
    assert yes_or_no(answers, Groups(np.array([2, 1, 0, 0, -1]), 3)).to_list() == [None, "N", "Y", "Y", None]
