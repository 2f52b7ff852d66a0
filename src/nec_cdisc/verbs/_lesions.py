"""What was read of the lesions of each assessment, and how the assessments of a subject follow one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes, Encoded, combine, encode, recode
from nec_cdisc.rules import target_response as rule
from nec_cdisc.rules.exact_sum import exact_sums
from nec_cdisc.rules.lesion_identifier import roots
from nec_cdisc.rules.row_order import sorted_rows, starts_of

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Assessments:
    """The assessments of subjects (and evaluators): those of one stand together, in order.

    ``group`` is the number of the assessment of each record, from 0, ``placed`` whether it has one. ``order`` are the
    numbers of the assessments in order, ``starts`` where in that order another subject begins.
    """

    group: Codes
    placed: Flags
    order: Rows
    starts: Flags

    @property
    def count(self) -> int:
        """The number of assessments."""
        return len(self.order)

    def of_records(self, answers: Encoded) -> Encoded:
        """Return for each record what is said of its assessment; ``answers`` stand in order."""
        codes = np.empty(self.count, np.int32)
        codes[self.order] = answers.codes
        return Encoded(np.where(self.placed, codes[self.group], -1).astype(np.int32), answers.values)

    def counted(self, records: Flags) -> Rows:
        """Return how many of some records each assessment has, by its number."""
        return np.bincount(self.group[records & self.placed], minlength=self.count)


def assessments(subject: Encoded, assessment: Encoded, by: Sequence[Encoded] = ()) -> Assessments:
    """Return the assessments that records belong to; ``by`` tells evaluators apart, and blank is one of them."""
    placed = ~subject.missing() & ~assessment.missing()
    course, _ = combine([subject, *by])
    group, (whose, which) = combine([_numbered(course), assessment])
    order = sorted_rows([whose, Encoded(which, assessment.values).ranks()])
    return Assessments(group, placed, order, starts_of(whose[order]))


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """How assessments, in order, stand to the baseline of their subject.

    ``base`` is the place of the baseline, ``known`` whether there is one at or before the assessment, ``expected`` how
    many lesions it told of.
    """

    base: Rows
    known: Flags
    expected: Rows


def course(starts: Flags, baseline: Flags, lesions: Rows) -> Course:
    """Return how assessments stand to their baseline; all vectors stand in order."""
    position = np.arange(len(starts))
    first = np.maximum.accumulate(np.where(starts, position, 0))
    base = np.maximum.accumulate(np.where(baseline, position, -1))
    known = base >= first
    return Course(base, known, np.where(known, lesions[base], 0))


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """What was read at each assessment: sum, number of lesions, whether all have a size, and whether all are gone."""

    total: Encoded
    lesions: Rows
    measured: Flags
    gone: Flags
    baseline: Flags

    def take(self, rows: Rows) -> Readings:
        """Return the assessments in another order."""
        flags = (self.measured[rows], self.gone[rows], self.baseline[rows])
        return Readings(self.total.take(rows), self.lesions[rows], *flags)


def readings(
    size: Encoded, node: Flags, baseline: Flags, reads: Flags, lesion: Encoded | None, seen: Assessments
) -> Readings:
    """Add up the readings (``reads``) of each assessment; assessments stand in order.

    With ``lesion`` those that have merged count as all that they were, and the parts of one that split as that one.
    """
    reads = reads & seen.placed
    rows = np.flatnonzero(reads & ~size.missing())
    sums = exact_sums(size.values, size.codes[rows], seen.group[rows], seen.count)
    told = Readings(
        encode(sums),
        lesions_read(lesion, reads, seen),
        seen.counted(reads & size.missing()) == 0,
        seen.counted(reads & ~_gone(size, node)) == 0,
        seen.counted(reads & baseline) > 0,
    )
    return told.take(seen.order)


def lesions_read(lesion: Encoded | None, reads: Flags, seen: Assessments) -> Rows:
    """Return how many lesions the readings of each assessment tell of, by its number."""
    counted = seen.counted(reads)
    return counted if lesion is None else counted + _apart(lesion, seen.group, reads & seen.placed, seen.count)


def complete_sums(read: Readings, at: Course) -> Flags:
    """Return where every lesion of the baseline was measured, so that the sum is that of all of them."""
    complete: Flags = at.known & read.measured & (read.lesions == at.expected)
    return complete


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


def _numbered(numbers: Codes) -> Encoded:
    """Return numbers from 0 as a column."""
    return Encoded(numbers, range(int(numbers.max(initial=-1)) + 1))


def _gone(size: Encoded, node: Flags) -> Flags:
    """Return where a lesion has disappeared, a lymph node or another one."""
    nodes = np.array([*(rule.is_gone(value, node=True) for value in size.values), False])
    others = np.array([*(rule.is_gone(value, node=False) for value in size.values), False])
    return np.where(node, nodes[size.codes], others[size.codes])
