"""The verb ``target_response``."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes, Encoded, combine, encode, join_values, recode
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, NumberVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules import target_response as rule
from nec_cdisc.rules.exact_sum import exact_sums
from nec_cdisc.rules.lesion_identifier import roots
from nec_cdisc.rules.row_order import sorted_rows, starts_of

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]


@subject_verb
def target_response(
    size: NumberVector,
    node: ConditionVector,
    assessment: AnyVector,
    baseline: ConditionVector,
    where: ConditionVector,
    lesion: TextVector | None = None,
    by: list[AnyVector] | None = None,
    *,
    subject: Subjects,
) -> TextVector:
    """Derive the response of target lesions by RECIST 1.1, and give it to every record of the assessment.

    CR: every lesion is gone, and lymph nodes are below 10 mm. PR: the sum is at most 70 % of baseline. PD: the sum is
    at least 120 % of the smallest complete sum before (baseline included) and at least 5 mm more. SD: none of these.
    NE: a lesion is missing, and those measured have not grown to a PD already. New lesions do not count: they make
    the overall response. Lesions are counted, not matched by number: whatever their numbers, their sum is the same.
    With ``lesion`` those that have merged count as all that they were, and the parts of one that split as that one.

    The response stays missing at baseline, before it, where nothing was measured at baseline, where more lesions are
    recorded than at baseline, and where an incomplete baseline leaves it open.

    Arguments:
        size: the size of a lesion that counts, in mm (``lesion_size``).
        node: a condition: the lesion is a lymph node.
        assessment: what tells assessments apart, in their order (``VISITNUM``).
        baseline: a condition: the record belongs to the baseline.
        where: a condition: which records are readings of target lesions, one for each lesion and assessment.
        lesion: the identifier of the lesion (TRLNKID), where lesions may merge (T1/T2) and split (T1.1).
        by: columns that tell evaluators apart, such as TREVALID; each has a response of its own. Blank is one of them.
        subject: the subject of each record.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.3.1 and 4.3.2.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> sizes, visits = encode([50, 30, 36]), encode([1, 35, 55])
        >>> one, yes, no = encode(["001"] * 3), np.array([True] * 3), np.array([False] * 3)
        >>> first = np.array([True, False, False])
        >>> target_response(sizes, no, visits, first, yes, subject=one).to_list()
        [None, 'PR', 'PD']

    """
    grouped = ~subject.missing() & ~assessment.missing()
    course, _ = combine([subject, *(by or [])])
    groups, (whose, which) = combine([_numbered(course), assessment])
    reads = grouped & where
    lesions = _lesions(groups, reads, len(whose)) + (0 if lesion is None else _apart(lesion, groups, reads, len(whose)))
    readings = _readings(size, node, baseline, groups, reads, lesions)
    order = sorted_rows([whose, Encoded(which, assessment.values).ranks()])
    responses = _responses(readings.take(order), starts_of(whose[order]))
    codes = np.empty(len(order), np.int32)
    codes[order] = responses.codes
    return Encoded(np.where(grouped, codes[groups], -1).astype(np.int32), responses.values)


@dataclass(frozen=True, slots=True)
class _Readings:
    """What was read at each assessment: sum, number of lesions, whether all have a size, and whether all are gone."""

    total: Encoded
    lesions: Rows
    measured: Flags
    gone: Flags
    baseline: Flags

    def take(self, rows: Rows) -> _Readings:
        """Return the assessments in another order."""
        flags = (self.measured[rows], self.gone[rows], self.baseline[rows])
        return _Readings(self.total.take(rows), self.lesions[rows], *flags)


def _numbered(numbers: Codes) -> Encoded:
    """Return numbers from 0 as a column."""
    return Encoded(numbers, range(int(numbers.max(initial=-1)) + 1))


def _lesions(groups: Codes, reads: Flags, count: int) -> Rows:
    """Return the number of readings of each assessment."""
    return np.bincount(groups[reads], minlength=count)


def _apart(lesion: Encoded, groups: Codes, reads: Flags, count: int) -> Rows:
    """Return how many lesions each assessment tells of beyond the number of its readings.

    Lesions that have merged are one reading of several; the parts of one that has split, and what is left of it, are
    several readings of one. An identifier that is read twice stays two readings: one lesion too many.
    """
    rows = np.flatnonzero(reads & ~lesion.missing())
    _, (where, which) = combine([_numbered(groups[rows]), lesion.take(rows)])
    wholes = [roots(text) for text in lesion.values]
    several = np.array([*(len(items) for items in wholes), 1], np.int64)
    merged = np.bincount(where, several[which] - 1, count).astype(np.int64)
    alone = several[which] == 1
    one = recode(Encoded(which[alone], lesion.values), [items[0] for items in wholes])
    _, (of_one, _) = combine([_numbered(where[alone]), one])
    return merged - np.bincount(where[alone], minlength=count) + np.bincount(of_one, minlength=count)


def _readings(size: Encoded, node: Flags, baseline: Flags, groups: Codes, reads: Flags, lesions: Rows) -> _Readings:
    """Add up the readings of each assessment, of which the number of ``lesions`` is known."""
    count = len(lesions)
    rows = np.flatnonzero(reads & ~size.missing())
    sums = exact_sums(size.values, size.codes[rows], groups[rows], count)
    left = reads & ~_gone(size, node)

    def counted(which: Flags) -> Rows:
        return np.bincount(groups[which], minlength=count)

    return _Readings(
        encode(sums),
        lesions,
        counted(reads & size.missing()) == 0,
        counted(left) == 0,
        counted(reads & baseline) > 0,
    )


def _gone(size: Encoded, node: Flags) -> Flags:
    """Return where a lesion has disappeared, a lymph node or another one."""
    nodes = np.array([*(rule.is_gone(value, node=True) for value in size.values), False])
    others = np.array([*(rule.is_gone(value, node=False) for value in size.values), False])
    return np.where(node, nodes[size.codes], others[size.codes])


def _responses(readings: _Readings, starts: Flags) -> Encoded:
    """Return the response of each assessment; those of a subject stand together, in order."""
    count = len(starts)
    position = np.arange(count)
    first = np.maximum.accumulate(np.where(starts, position, 0))
    base = np.maximum.accumulate(np.where(readings.baseline, position, -1))
    known = base >= first
    lesions = np.where(known, readings.lesions[base], 0)
    complete = known & readings.measured & (readings.lesions == lesions)
    nadir = _smallest_before(readings.total, complete, starts)
    baseline = readings.total.take(np.where(known & complete[base], base, -1))
    rows = np.flatnonzero(known & ~readings.baseline & (readings.lesions <= lesions))
    flags = [Encoded(flag.astype(np.int32), [False, True]) for flag in (complete, readings.gone)]
    columns = [column.take(rows) for column in (readings.total, baseline, nadir, *flags)]
    answers = join_values(
        columns,
        lambda total, at_first, smallest, complete, gone: rule.target_response(
            total, at_first, smallest, complete=complete, gone=gone
        ),
    )
    codes = np.full(count, -1, np.int32)
    codes[rows] = answers.codes
    return Encoded(codes, answers.values)


def _smallest_before(total: Encoded, counts: Flags, starts: Flags) -> Encoded:
    """Return for each assessment the smallest sum that counts among those of the subject before it."""
    distinct = sorted(total.values)
    none = len(distinct)
    rank = np.where(counts, total.ranks(), none)
    # each subject's ranks lie below those of the subject before, so one running minimum serves all
    floor = (np.cumsum(starts) - 1) * (none + 1)
    running = np.minimum.accumulate(rank - floor)
    before = np.full(len(rank), none)
    before[1:] = np.where(starts[1:], none, running[:-1] + floor[1:])
    return Encoded(np.where(before < none, before, -1).astype(np.int32), distinct)
