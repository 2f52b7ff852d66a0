"""Makes one record of each scale of a questionnaire, for each time that the subject filled it in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, combine, encode, stack
from nec_cdisc.plan.scale_rows import PlannedScales
from nec_cdisc.plugin.convention import Scale
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem import Problem
from nec_cdisc.problem.families.analysis import ANSWERED_TWICE
from nec_cdisc.rules.scale_score import checked_answer, scale_scores
from nec_cdisc.run.blame import raw_cells_all
from nec_cdisc.run.table import GrownBlock, Positions, empty
from nec_cdisc.run.world import World

#: Stands for no record, and for no answer.
NONE = -1


def one_row_per_scale(world: World, dataset: str, grown: GrownBlock, planned: PlannedScales) -> GrownBlock:
    """Return a record of each scale for each questionnaire, the questionnaires in the order of their first records.

    A record stands at the first record of the scale's items, where none was asked at the first one of the
    questionnaire; the other ones are joined to it. An answer that the item does not have counts as none and is a query
    (VAL171); so is an item with two answers in one questionnaire (ANL121).
    """
    return _Scoring(world, dataset, grown, planned).rows()


@dataclass(frozen=True, slots=True, eq=False)
class _Scored:
    """What a scale is for each questionnaire: its score, how many answers it has, the record of each of its items."""

    scale: Scale
    score: Encoded
    answered: Positions
    items: Positions


class _Scoring:
    """Works out the scores of the questionnaires of a form."""

    def __init__(self, world: World, dataset: str, grown: GrownBlock, planned: PlannedScales) -> None:
        self.world, self.dataset, self.grown, self.planned = world, dataset, grown, planned
        self.item, self.answer = grown.column(planned.item), grown.column(planned.answer)
        subject = grown.form.subject
        mine = empty(len(grown)) if subject is None else subject.take(grown.rows)
        codes, _ = combine([mine, *(grown.column(reference) for reference in planned.of_each)])
        first, occasion = np.unique(codes, return_index=True, return_inverse=True)[1:]
        order = np.argsort(first)
        rank = np.empty(len(first), np.int64)
        rank[order] = np.arange(len(first))
        self.occasion: Positions = rank[occasion]
        self.first: Positions = first[order].astype(np.int64)

    def rows(self) -> GrownBlock:
        """Return the records of all scales."""
        scored = [self._scored(scale) for scale in self.planned.table.scales.values()]
        count, width = len(self.first), max((len(item.scale.items) for item in scored), default=0)
        items = np.full((count, len(scored), width), NONE, np.int64)
        for place, item in enumerate(scored):
            items[:, place, : item.items.shape[1]] = item.items
        asked = items >= 0
        which = np.argmax(asked, axis=2)
        some = asked.any(axis=2)
        head = np.take_along_axis(items, which[:, :, None], axis=2)[:, :, 0] if width else np.empty((count, 0), int)
        at = np.where(some, head, self.first[:, None]).ravel()
        many = GrownBlock(self.grown.form, self.grown.rows[at], matched=self.grown.matched)
        for place in range(1, width):
            other = items[:, :, place].ravel()
            other = np.where((other >= 0) & (other != at), self.grown.rows[other], NONE)
            if (other >= 0).any():
                many.joined[f"item {place + 1}"] = (self.grown.form, other)
        many.roles = self._roles(scored, count)
        single = np.array([len(item.scale.items) == 1 for item in scored], bool)
        many.roles["source_sequence"] = self._sequence(np.where(some & single, head, NONE).ravel())
        return many

    def _roles(self, scored: list[_Scored], count: int) -> dict[str, Encoded]:
        def of_each(values: list[str]) -> Encoded:
            named = encode(values)
            return Encoded(np.tile(named.codes, count), named.values)

        scores = stack([item.score for item in scored]) if scored else empty(0)
        turned = np.arange(count * len(scored)).reshape(len(scored), count).T.ravel()
        answered = np.stack([item.answered for item in scored], axis=1).ravel() if scored else np.empty(0, np.int64)
        return {
            "scale": of_each([item.scale.name for item in scored]),
            "scale_code": of_each([item.scale.code for item in scored]),
            "scale_kind": of_each([item.scale.kind for item in scored]),
            "score": scores.take(turned),
            "answered": Encoded(answered.astype(np.int32), range(int(answered.max(initial=0)) + 1)),
        }

    def _sequence(self, record: Positions) -> Encoded:
        """Return the number of each record in its dataset of SDTM, missing where it numbers none."""
        name = f"{self.grown.form.form.name[:2]}SEQ"
        if name not in self.grown.form.raw.columns:
            return empty(len(record))
        return self.grown.form.column(name).take(np.where(record >= 0, self.grown.rows[record], NONE))

    def _scored(self, scale: Scale) -> _Scored:
        place = {code: number for number, code in enumerate(scale.items)}
        table = np.array([*(place.get(str(value).strip(), NONE) for value in self.item.values), NONE], np.int64)
        item = table[self.item.codes]
        asked = np.flatnonzero(item >= 0)
        answer = self._checked(scale, asked)
        asked, answer = self._once(scale, asked, item[asked], answer)
        items = np.full((len(self.first), len(scale.items)), NONE, np.int64)
        items[self.occasion[asked][::-1], item[asked][::-1]] = asked[::-1]
        occasion = self.occasion[asked]
        scores = scale_scores(answer, occasion, len(self.first), scale)
        answered = np.bincount(occasion[answer >= 0], minlength=len(self.first))
        return _Scored(scale, Encoded(scores.codes.astype(np.int32), scores.values), answered, items)

    def _checked(self, scale: Scale, asked: Positions) -> Positions:
        """Return the answers as whole numbers, -1 where there is none; each one that the item has not is a query."""
        codes = self.answer.codes[asked]
        table = np.full(len(self.answer.values) + 1, NONE, np.int64)
        refused: list[tuple[int, Refused]] = []
        for code in np.unique(codes[codes >= 0]).tolist():
            try:
                table[code] = checked_answer(Decimal(self.answer.values[code]), scale)
            except Refused as refusal:
                refused.append((code, refusal))
        self._report([(asked[codes == code], refusal.code, refusal.message) for code, refusal in refused])
        answers: Positions = table[codes]
        return answers

    def _once(self, scale: Scale, asked: Positions, item: Positions, answer: Positions) -> tuple[Positions, Positions]:
        """Return one record of each item and questionnaire, the first; two different answers are none, and a query."""
        key = self.occasion[asked] * len(scale.items) + item
        order = np.lexsort((asked, answer < 0, key))  # a record with an answer before one without
        same = np.append(False, key[order][1:] == key[order][:-1]) if len(order) else np.empty(0, bool)
        if not same.any():
            return asked, answer
        head = order[np.maximum.accumulate(np.where(same, 0, np.arange(len(order))))]
        differs = same & (answer[order] >= 0) & (answer[order] != answer[head])
        doubtful = np.isin(key, key[order][differs])
        self._report(
            [
                (asked[doubtful & (item == number)], ANSWERED_TWICE, f"{code} has two answers in one questionnaire")
                for number, code in enumerate(scale.items)
            ]
        )
        answer = np.where(doubtful, NONE, answer)
        kept = np.sort(order[~same])
        return asked[kept], answer[kept]

    def _report(self, found: list[tuple[Positions, str, str]]) -> None:
        told = [
            (self.grown.rows[records], Problem(code, message, self.planned.rows.place, target=self.dataset))
            for records, code, message in found
            if len(records)
        ]
        self.world.problems.extend(raw_cells_all(self.grown.form, self.planned.answer.name, told))
