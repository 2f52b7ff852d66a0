"""What the states of non-target lesions and of new lesions say of each assessment."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.records import lesions
from nec_cdisc.records.assessments import Assessments
from nec_cdisc.records.table import Mask, Positions, Records
from nec_cdisc.rules.non_target_response import non_target_response


def non_target_responses(tr: Records, at: Assessments, lesion: Mask, size: Encoded) -> tuple[Encoded, Mask]:
    """Return the response of non-target lesions at each assessment, and whether the baseline tells of any.

    It stays missing where a lesion has a state that is neither present, absent, progression nor not evaluable, for then
    nothing follows for certain.
    """
    state = tr.text("TRSTRESC")
    told = lesion & tr.holds("TRTESTCD", lesions.STATE, *lesions.SIZES) & (at.of_record >= 0)
    progressed = told & tr.matches("TRSTRESC", lesions.is_progression)
    gone = told & (tr.matches("TRSTRESC", _in(lesions.ABSENT)) | _zero(size))
    missed = told & (state.missing() | tr.matches("TRSTRESC", _in(lesions.NOT_EVALUATED)))
    left = told & (tr.matches("TRSTRESC", _in(lesions.PRESENT)) | (tr.holds("TRTESTCD", *lesions.SIZES) & ~gone))
    unclear = told & ~(progressed | gone | missed | left)
    pairs = np.unique(at.of_record[told] * (len(tr.text("TRLNKID").values) + 1) + tr.text("TRLNKID").codes[told] + 1)
    counted = np.bincount(pairs // (len(tr.text("TRLNKID").values) + 1), minlength=len(at))
    expected = np.where(at.baseline >= 0, np.append(counted, 0)[at.baseline], 0)
    has, known = expected > 0, at.later & (expected > 0) & ~at.any(unclear) & (counted > 0)
    complete = ~at.any(missed) & (counted >= expected)
    case = 4 * at.any(progressed) + 2 * ~complete + 1 * at.any(told & ~gone)
    terms = ["CR", "NON-CR/NON-PD", "PD", "NE"]
    answers = [
        terms.index(non_target_response(progression=bool(each & 4), complete=not each & 2, gone=not each & 1))
        for each in range(8)
    ]
    return Encoded(np.where(known, np.array(answers)[case], -1).astype(np.int32), terms), has


def seen_new(tr: Records, tu: Records, at: Assessments, row: Positions, new: Mask) -> Mask:
    """Say at which assessments a new lesion was seen beyond doubt, then or before.

    The state of the lesion says so, or TU alone, where TR has no state of it.
    """
    told = new & tr.holds("TRTESTCD", lesions.STATE, *lesions.SIZES) & (at.of_record >= 0)
    clear = told & (tr.matches("TRSTRESC", lesions.is_new) | (tr.number("TRSTRESN") > 0))
    seen = at.any(clear)
    spoken_of = np.zeros(len(tu), bool)
    spoken_of[row[told & (row >= 0)]] = True
    only_tu = np.zeros(len(at), bool)
    place = at.of(tu) if len(tu) and len(at) else np.full(len(tu), -1)
    alone = (lesions.kinds_of_tu(tu) == lesions.NEW) & ~spoken_of & (place >= 0)
    only_tu[place[alone]] = True
    running = np.cumsum(seen | only_tu)
    before = np.append(0, running)[:-1]
    start = np.maximum.accumulate(np.where(at.starts, np.arange(len(at)), 0)) if len(at) else np.zeros(0, int)
    return running - (before[start] if len(at) else 0) > 0


def _in(terms: frozenset[str]) -> Callable[[str], bool]:
    return lambda value: value.upper() in terms


def _zero(size: Encoded) -> Mask:
    table = np.array([*(value <= 0 for value in size.values), False])
    return table[size.codes]
