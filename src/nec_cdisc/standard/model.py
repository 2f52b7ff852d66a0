"""The standard as the rest of the program sees it: datasets, codelists, decodes, units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.plugin.convention import GradeTables, ScaleTable, UnitTable
from nec_cdisc.standard import extras
from nec_cdisc.standard.codelists import Codelists
from nec_cdisc.standard.extras import ClassVariables
from nec_cdisc.standard.trial_summary import SummaryParameter


@dataclass(frozen=True, slots=True)
class Standard:
    """One version of an implementation guide with controlled terminology, and the study's additions.

    ``guide`` is SDTMIG, or ADaMIG for analysis datasets, whose ``datasets`` have the variables that the study maps.
    ``datasets`` by name; ``codelists`` by code, read when asked for; ``units`` the conversions of results;
    ``spellings`` the CDISC unit of a unit as laboratories print it. ``class_variables`` are those that the model
    allows in any dataset of a class, ``not_used`` the ones that a dataset must do without all the same;
    ``trial_summary`` what TS asks of each parameter; ``transliteration`` the replacement of characters beyond ASCII;
    ``named_codelists`` the codes that variables name, also those that this terminology does not hold; ``countries``
    those of ISO 3166-1 by code; ``grades`` the criteria by which laboratory results are graded; ``scales`` how each
    questionnaire is scored, by the name of its file.
    """

    version: str
    ct: str
    datasets: Mapping[str, DatasetSpec]
    codelists: Codelists
    units: UnitTable
    spellings: Mapping[str, str] = field(default_factory=dict)
    class_variables: ClassVariables = field(default_factory=dict)
    not_used: frozenset[tuple[str, str]] = frozenset()
    transliteration: Mapping[str, str] = field(default_factory=dict)
    trial_summary: Mapping[str, SummaryParameter] = field(default_factory=dict)
    named_codelists: frozenset[str] = frozenset()
    countries: Mapping[str, str] = field(default_factory=dict)
    guide: str = "SDTMIG"
    grades: GradeTables = field(default_factory=lambda: GradeTables({}))
    scales: Mapping[str, ScaleTable] = field(default_factory=dict)

    def dataset(self, name: str) -> DatasetSpec | None:
        """Return the dataset of a name, ``SUPPAE`` and the like included; ``None`` for one the standard has not."""
        if name in self.datasets:
            return self.datasets[name]
        parent = name.removeprefix("SUPP")
        return self.supp(parent) if parent != name and parent in self.datasets else None

    def supp(self, dataset: str) -> DatasetSpec:
        """Return the supplemental qualifiers of a dataset, such as SUPPAE of ``AE``."""
        base = self.datasets["SUPPQUAL"]
        label = f"Supplemental Qualifiers for {dataset}"
        return DatasetSpec(f"SUPP{dataset}", label, base.class_name, base.structure, base.keys, base.variables)

    def allowed(self, dataset: str, variable: str) -> VariableSpec | None:
        """Return what the standard says of a variable in a dataset; ``None`` where it does not belong there.

        Besides those that the implementation guide lists, a dataset of the classes Interventions, Events and
        Findings may have the model's variables of its class. Such a one has the ``order`` of the variable
        that it follows.
        """
        spec = self.dataset(dataset)
        if spec is None:
            return None
        if variable in spec.variables:
            return spec.variables[variable]
        return None if (dataset, variable) in self.not_used else extras.find(spec, variable, self.class_variables)

    def has_date(self, dataset: str, variable: str) -> bool:
        """Say whether SDTM has a date, or a date and time, in a variable."""
        spec = self.allowed(dataset, variable)
        return spec is not None and spec.format is not None and spec.format.startswith("ISO 8601 datetime")

    def ordered(self, dataset: str, variables: Iterable[str]) -> list[str]:
        """Return variables in the order of the standard; those it does not know come last, as given."""
        spec = self.dataset(dataset)
        return list(variables) if spec is None else extras.ordered(spec, variables, self.class_variables)

    def select(self, dataset: str, variables: Iterable[str]) -> DatasetSpec | None:
        """Return a dataset with these variables alone, in order and numbered from 1; ``None`` for an unknown dataset.

        Variables that are not :meth:`allowed` are left out; keys stay those of the standard that are there.
        """
        spec = self.dataset(dataset)
        if spec is None:
            return None
        found = [self.allowed(dataset, name) for name in self.ordered(dataset, variables)]
        return extras.numbered(spec, [variable for variable in found if variable is not None])

    def decodes(self, variable: str) -> Mapping[str, str]:
        """Return code to decode for a variable that holds the code or the name, such as LBTESTCD or LBTEST.

        Both give the same pairs, ``ALT`` to ``Alanine Aminotransferase``. Empty for a variable without such a pair.
        """
        decoded: dict[str, str] = {}
        for code in self._codelists_of(variable):
            for short, long in self.codelists.pairs(code):
                names = {term.code: term.value for term in self.codelists[long].terms.values()}
                codes = self.codelists[short].terms.values()
                decoded |= {term.value: names[term.code] for term in codes if term.code in names}
        return decoded

    def _codelists_of(self, variable: str) -> tuple[str, ...]:
        lists = (spec.variables[variable].codelists for spec in self.datasets.values() if variable in spec.variables)
        return next(lists, ())
