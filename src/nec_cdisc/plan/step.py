"""The steps of a run. ``nec-cdisc plan`` prints this very list, and the run executes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nec_cdisc.mapping.study import BlockMapping, Check, DatasetMapping, FormMapping, KeepFirst, Relation
from nec_cdisc.plan.endpoints import PlannedEndpoint
from nec_cdisc.plan.reference import Bound, Reference
from nec_cdisc.plan.scale_rows import PlannedScales
from nec_cdisc.plan.trial_design.record import Record
from nec_cdisc.problem import Place


@dataclass(frozen=True, slots=True, eq=False)
class ReadForm:
    """Read a form's file, apply corrections and cut-off, leave records out by named rules, find repeated ones."""

    id: str
    needs: tuple[str, ...]
    form: FormMapping


@dataclass(frozen=True, slots=True)
class PlannedElements:
    """The variables of DM that say which elements a subject entered: arms, starts of elements, end, unplanned."""

    arm: tuple[Reference, ...]
    last: Reference
    starts: tuple[Reference, ...]
    unplanned: Reference | None

    @property
    def every(self) -> tuple[Reference, ...]:
        """All of them, in this order."""
        return (*self.arm, self.last, *self.starts, *(() if self.unplanned is None else (self.unplanned,)))


@dataclass(frozen=True, slots=True, eq=False)
class PlannedBlock:
    """A row block with the names that it reads resolved; ``inner`` is what to look up or set, in order of work."""

    block: BlockMapping
    inner: tuple[tuple[str, str], ...]
    sets: Mapping[str, Bound]
    early_keep: bool
    keep: Bound | None = None
    elements: PlannedElements | None = None
    chosen: Mapping[str, Bound] = field(default_factory=dict)
    endpoints: tuple[PlannedEndpoint, ...] = ()
    scales: PlannedScales | None = None


@dataclass(frozen=True, slots=True, eq=False)
class BuildRows:
    """Make the records of a dataset from its row blocks."""

    id: str
    needs: tuple[str, ...]
    dataset: str
    blocks: tuple[PlannedBlock, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Derive:
    """Derive one variable (or supplementary qualifier) of a dataset."""

    id: str
    needs: tuple[str, ...]
    dataset: str
    name: str
    bound: Bound
    numeric: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class FirstOfEach:
    """Keep the first record of each of what a rule names, for each subject; ``dates`` are those that it orders by."""

    id: str
    needs: tuple[str, ...]
    dataset: str
    rule: KeepFirst
    bound: Bound
    dates: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Withhold:
    """Withhold records without a required value or subject; ``required`` are the variables looked at.

    A step that is ``late`` looks at values that come of all records of the subject, such as VISITNUM in SV: they are
    there only when records without the other values are gone.
    """

    id: str
    needs: tuple[str, ...]
    dataset: str
    required: tuple[str, ...]
    late: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Finish:
    """Run the edit checks, sort the records, put the variables in the standard's order, split off SUPP--."""

    id: str
    needs: tuple[str, ...]
    dataset: str
    mapping: DatasetMapping
    variables: tuple[str, ...]
    checks: tuple[tuple[Check, Bound], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Relate:
    """Make RELREC of all relations between finished datasets; it is done once, for all partitions together."""

    id: str
    needs: tuple[str, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Make a trial design dataset of the protocol block; it is done once, for all partitions together.

    Of each of the series ``unending`` (visits in order), TV has the visits up to the last one that the data have.
    """

    id: str
    needs: tuple[str, ...]
    dataset: str
    records: tuple[Record, ...]
    place: Place
    unending: tuple[tuple[str, ...], ...] = ()


#: Steps that are done once for the whole study, when all partitions are.
AT_LAST = (Relate, Design)
Step = ReadForm | BuildRows | Derive | FirstOfEach | Withhold | Finish | Relate | Design


def rows_step(dataset: str) -> str:
    """Return the name of the step that makes the records of a dataset."""
    return f"rows {dataset}"
