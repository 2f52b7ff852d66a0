"""What follows from the lesions that were read at each assessment: sums, nadirs and responses by RECIST 1.1."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode, join_values
from nec_cdisc.records import lesions
from nec_cdisc.records.assessments import Assessments, Rows, assessments
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesion_states import non_target_responses, seen_new
from nec_cdisc.records.table import Mask, Positions, Records
from nec_cdisc.rules.exact_sum import exact_sums
from nec_cdisc.rules.lesion_identifier import roots
from nec_cdisc.rules.overall_response import overall_response
from nec_cdisc.rules.row_order import starts_of
from nec_cdisc.rules.target_response import Criteria, is_gone, target_response


@dataclass(frozen=True, slots=True, eq=False)
class Tumours:
    """What was read of the tumours: per record of TR its lesion, per assessment what follows.

    ``identified`` is the record of TU of each record of TR, ``kind`` its kind of lesion, ``node`` whether it is a lymph
    node. ``reading`` says which records are the size that counts of a target lesion, one for each assessment, ``size``
    that size in mm.

    Of each assessment: ``expected`` and ``covered`` are the numbers of target lesions of the baseline and of those
    that were looked at, ``complete`` whether all have a size, ``total`` the sum of the sizes that there are,
    ``first`` the sum at baseline and ``nadir`` the smallest complete sum before. ``target``, ``non_target`` and
    ``new`` are the responses by RECIST 1.1 and whether a new lesion was seen now or before; ``has_target`` and
    ``has_non_target`` say which lesions the baseline tells of. ``unclear`` are those whose dates are so far apart that
    they are no single assessment: nothing is derived of them.
    """

    at: Assessments
    identified: Positions
    kind: NDArray[np.int8]
    node: Mask
    reading: Mask
    size: Encoded
    expected: Rows
    covered: Rows
    complete: Mask
    total: Encoded
    first: Encoded
    nadir: Encoded
    target: Encoded
    non_target: Encoded
    new: Mask
    has_target: Mask
    has_non_target: Mask
    unclear: Mask

    @property
    def overall(self) -> Encoded:
        """The overall response by RECIST 1.1, as it follows from what was measured and seen."""
        flags = [_flag(mask) for mask in (self.new, self.has_target, self.has_non_target)]
        found = join_values(
            [self.target, self.non_target, *flags],
            lambda target, non_target, new, targets, others: overall_response(
                target, non_target, new_lesion=new, has_target=targets, has_non_target=others
            ),
        )
        return _only(found, self.at.later)


def criteria(facts: Facts) -> Criteria:
    """Return the limits of the criteria as the study states them."""
    hundred = Decimal(100)
    return Criteria(
        Decimal(str(facts.node_mm)),
        1 - Decimal(str(facts.response_percent)) / hundred,
        1 + Decimal(str(facts.progression_percent)) / hundred,
        Decimal(str(facts.progression_mm)),
    )


@lru_cache(maxsize=2)
def tumours(tu: Records, tr: Records, dm: Records | None, facts: Facts) -> Tumours:
    """Return what TU and TR tell of the tumours; ``dm`` knows the first dose, which no baseline follows.

    The answer is remembered, as many checks of one package ask for it.
    """
    row = lesions.identified(tr, tu)
    linked = row >= 0
    kind = np.where(linked, lesions.kinds_of_tu(tu)[row], lesions.kinds(tr, "TRGRPID")) if len(tu) else None
    kind = lesions.kinds(tr, "TRGRPID") if kind is None else kind
    kind = np.where(tr.filled("TRLNKID"), kind, lesions.UNKNOWN)
    located = lesions.nodes(tu)[row] & linked if len(tu) else linked
    at = assessments(tr, dm)
    size = lesions.sizes(tr)
    node = located | (_short_alone(tr, at) & ~(linked & _placed(tu, row)))
    reading = _counted(tr, at, kind == lesions.TARGET, node, size)
    read = _read(tr, tu, row, at, reading)
    limits = criteria(facts)
    gone = at.any(read.known & ~_gone(size, node, limits))
    sizeless = at.any(read.known & size.missing())
    unclear = at.days_apart > facts.visit_days_apart
    complete = (read.covered == read.expected) & (read.expected > 0) & ~sizeless & ~unclear
    records = np.flatnonzero(read.known & ~size.missing())
    total = encode(exact_sums(size.values, size.codes[records], at.of_record[records], len(at)))
    known = np.where(complete & (at.baseline >= 0), at.baseline, -1)
    whole = np.append(complete, False)
    first = total.take(np.where(whole[at.baseline] & (at.baseline >= 0), at.baseline, -1))
    nadir = _smallest_before(total, complete & (known >= 0) & (np.arange(len(at)) >= at.baseline), at.starts)
    target = join_values(
        [total, first, nadir, _flag(complete), _flag(~gone)],
        lambda all_, base, least, whole_, none: target_response(
            all_, base, least, complete=whole_, gone=none, criteria=limits
        ),
    )
    has_target = read.expected > 0
    target = _only(target, at.later & has_target & at.any(read.known) & ~unclear)
    non_target, has_non_target = non_target_responses(tr, at, kind == lesions.NON_TARGET, size)
    non_target = _only(non_target, ~unclear)
    new = seen_new(tr, tu, at, row, kind == lesions.NEW)
    return Tumours(
        at, row, kind, node, reading & read.known, size, read.expected, read.covered, complete, total, first, nadir,
        target, non_target, new, has_target, has_non_target, unclear,
    )  # fmt: skip


def _short_alone(tr: Records, at: Assessments) -> Mask:
    """Say which records belong to a lesion of which the short axis is measured and no other diameter."""
    key = tr.group(*at.names, "TRLNKID")
    count = int(key.max(initial=-1)) + 1
    short = np.bincount(key[tr.holds("TRTESTCD", lesions.SHORT)], minlength=count) > 0
    other = np.bincount(key[tr.holds("TRTESTCD", lesions.LONGEST, lesions.ANY)], minlength=count) > 0
    return (short & ~other)[key] if count else np.zeros(len(tr), bool)


def _placed(tu: Records, row: Positions) -> Mask:
    return tu.filled("TULOC")[row] if len(tu) else np.zeros(len(row), bool)


def _counted(tr: Records, at: Assessments, target: Mask, node: Mask, size: Encoded) -> Mask:
    """Say which records are the reading of a target lesion, one for each lesion and assessment.

    The diameter that the sponsor says counts goes before all, then that by the kind of lesion, then the state.
    """
    test = tr.text("TRTESTCD")
    rank = {lesions.ANY: (0, 0), lesions.SHORT: (1, 3), lesions.LONGEST: (3, 1), lesions.STATE: (4, 4)}
    table = np.array([*(rank.get(str(value), (9, 9)) for value in test.values), (9, 9)])[test.codes]
    order = np.where(node, table[:, 0], table[:, 1])
    usable = target & (at.of_record >= 0) & (order < 9)  # noqa: PLR2004 - the rank of what is no size
    rows = np.flatnonzero(usable)
    lesion = tr.text("TRLNKID").codes
    sort = rows[np.lexsort((order[rows], size.missing()[rows], lesion[rows], at.of_record[rows]))]
    starts = starts_of(at.of_record[sort]) | starts_of(lesion[sort])
    answer = np.zeros(len(tr), bool)
    answer[sort[starts]] = True
    return answer


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    known: Mask
    expected: Rows
    covered: Rows


def _read(tr: Records, tu: Records, row: Positions, at: Assessments, reading: Mask) -> _Read:
    """Return which readings are of lesions of the baseline, and how many lesions each assessment tells of."""
    lesion = tr.text("TRLNKID")
    apart = (tu.holds("TUTESTCD", "TUMERGE", "TUSPLIT")[row] & (row >= 0)) if len(tu) else np.zeros(len(tr), bool)
    wholes = [roots(str(text)) for text in lesion.values]
    number: dict[str, int] = {}
    plain = np.array([number.setdefault(str(text), len(number)) for text in lesion.values], np.int64)
    parts = [[number.setdefault(name, len(number)) for name in names] for names in wholes]
    rows = np.flatnonzero(reading)
    several = np.array([len(names) for names in parts], np.int64)
    times = np.where(apart[rows], several[lesion.codes[rows]], 1) if len(rows) else np.zeros(0, np.int64)
    record = np.repeat(rows, times)
    nth = np.arange(len(record)) - np.repeat(np.cumsum(times) - times, times)
    width = max([len(names) for names in parts], default=1)
    table = np.array([[*names, *[-1] * (width - len(names))] for names in parts] or [[-1]], np.int64)
    root = (
        np.where(apart[record], table[lesion.codes[record], nth], plain[lesion.codes[record]]) if len(rows) else record
    )
    room = len(number) + 1
    place = at.of_record[record]
    at_base = place == at.baseline[place] if len(record) else np.zeros(0, bool)
    own = at.course[place] * room + root if len(record) else record
    in_base = np.isin(own, own[at_base])
    of_base = np.zeros(len(tr), bool)
    of_base[record[in_base]] = True  # one that merged with a lesion that nobody identified is measured all the same
    known = reading & of_base
    count = len(at)
    pairs = np.unique(place[in_base] * room + root[in_base])
    covered = np.bincount(pairs // room, minlength=count)
    expected = np.where(at.baseline >= 0, np.append(covered, 0)[at.baseline], 0)
    return _Read(known, expected, covered)


def _gone(size: Encoded, node: Mask, limits: Criteria) -> Mask:
    answers = [[is_gone(value, node=each, criteria=limits) for value in size.values] for each in (True, False)]
    tables = [np.array([*each, False]) for each in answers]
    return np.where(node, tables[0][size.codes], tables[1][size.codes])


def _smallest_before(value: Encoded, counts: Mask, starts: Mask) -> Encoded:
    """Return for each assessment the smallest value that counts among those of its course before it."""
    distinct = sorted(value.values)
    none = len(distinct)
    rank = np.where(counts, value.ranks(), none)
    floor = (np.cumsum(starts) - 1) * (none + 1)
    running = np.minimum.accumulate(rank - floor)
    before = np.full(len(rank), none)
    before[1:] = np.where(starts[1:], none, running[:-1] + floor[1:])
    return Encoded(np.where(before < none, before, -1).astype(np.int32), distinct)


def _flag(mask: Mask) -> Encoded:
    return Encoded(mask.astype(np.int32), [False, True])


def _only(column: Encoded, where: Mask) -> Encoded:
    return Encoded(np.where(where, column.codes, -1).astype(np.int32), column.values)
