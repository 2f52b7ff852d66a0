"""The annotated CRF as a document: a section for each form, a row for each field and variable, the code lists below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nec_cdisc.crf.annotations import Target, annotated
from nec_cdisc.document.model import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
    table,
    text,
)
from nec_cdisc.document.numbering import numbered
from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plan.accounting import not_submitted
from nec_cdisc.plan.compile import Plan
from nec_cdisc.run.ledger.follow import rules

#: How the names of places begin that define.xml points to.
FORM = "form."
TITLE = "Annotated CRF"
NOT_SUBMITTED, PRIVATE = "Not submitted", "private: its values and rules are shown nowhere"
_ABOUT = (
    "Each section is a form of the export, in the order in which the mappings declare them; each row is a field of the "
    "form and what takes a value from it: the variables, and the rule of their line in the mapping in words. A field "
    "that no variable takes has the reason why it is not submitted, or the rules that read it. A supplemental "
    "qualifier is written as QVAL with its QNAM."
)
_COLUMNS = (Column("Field"), Column("Goes to"), Column("Rule"), Column("Also read by"))


def crf_document(plan: Plan) -> Document:
    """Return the annotated CRF of a study."""
    block = plan.study.block
    crf = _Crf(plan)
    blocks = [part for form in plan.study.forms.values() if not form.made for part in crf.form(form)]
    facts = Facts(
        (
            ("Study", text(block.study)),
            ("Title", text(block.title)),
            ("Data as of", text(block.export_date.isoformat())),
            ("Datasets", text(f"{plan.standard.guide} {plan.standard.version}")),
        )
    )
    opening = (facts, Paragraph(text(_ABOUT)))
    running = f"{block.study} \u00b7 {TITLE}"
    return Document(TITLE, block.export_date, opening, tuple(numbered(blocks)), running, block.title, wide=True)


class _Crf:
    """What the sections of all forms are made of."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._targets = annotated(plan)
        self._rules = rules(plan)
        self._apart = not_submitted(plan)

    def form(self, form: FormMapping) -> Iterator[Block]:
        """Yield the section of a form."""
        yield PageBreak()
        yield Heading(1, text(form.name), f"{FORM}{form.name}")
        idle = self._plan.study.block.forms_not_used.get(form.name)
        yield self._facts(form)
        if idle is not None:
            yield Note((Paragraph((Run("This form feeds no dataset: ", bold=True), Run(idle))),))
        columns = self._plan.headers.get(form.name)
        if columns is None:
            yield Note((Paragraph(text("The file of this form could not be read, so its fields are not known.")),))
            return
        yield table(_COLUMNS, (row for column in columns for row in self._field(form, column, idle=idle is not None)))
        if (lists := self._code_lists(form, columns)) is not None:
            yield lists

    def _facts(self, form: FormMapping) -> Facts:
        feeds = sorted(
            {
                target.variable.partition(".")[0]
                for (name, _), found in self._targets.items()
                if name == form.name
                for target in found
            }
        )
        pairs = [("File", form.file), ("Source", form.source.name), ("Key of a record", ", ".join(form.block.key))]
        pairs += [(f"Left out: {name}", f"where {to_text(tree)}") for name, tree in form.leave_out.items()]
        pairs += [("Datasets", ", ".join(feeds) or "none")]
        return Facts(tuple((name, text(said)) for name, said in pairs if said))

    def _field(self, form: FormMapping, column: str, *, idle: bool) -> Iterator[tuple[str | Runs, ...]]:
        """Yield the rows of a field, one for each rule by which variables take a value from it."""
        name = (Run(column, bold=True),)
        private = column in form.private
        read = "" if private else ", ".join(self._rules.get(form.name, {}).get(column, ()))
        targets = self._targets.get((form.name, column), [])
        if private and targets:
            yield name, "; ".join(dict.fromkeys(target.text for target in targets)), PRIVATE, read
        elif targets:
            by_rule: dict[str, dict[str, None]] = {}
            for target in targets:
                by_rule.setdefault(_rule(target), {})[target.text] = None
            for rule, variables in by_rule.items():
                yield name, (Run("; ".join(variables)),), rule, read
                read = ""
        else:
            yield name, self._nowhere(form, column, read, idle=idle), PRIVATE if private else "", read

    def _nowhere(self, form: FormMapping, column: str, read: str, *, idle: bool) -> Runs:
        """Return what stands where no variable takes a value from a field."""
        reason = self._apart.get(form.name, {}).get(column)
        if reason is not None:
            return (Run(f"{NOT_SUBMITTED}: ", bold=True), Run(reason[0]))
        if idle:
            return (Run(NOT_SUBMITTED, bold=True), Run(": the form feeds no dataset"))
        return text("No variable; the rules beside it read the field" if read else "Nothing reads the field")

    def _code_lists(self, form: FormMapping, columns: Sequence[str]) -> Table | None:
        """Return what the code lists that the fields of a form go by make of the collected values."""
        fields: dict[str, dict[str, None]] = {}
        for column in columns:
            if column not in form.private:
                for target in self._targets.get((form.name, column), ()):
                    if target.code_list in self._plan.study.code_lists:
                        fields.setdefault(str(target.code_list), {})[column] = None
        rows = (
            (name, ", ".join(used), raw, term or "(missing)")
            for name, used in fields.items()
            for raw, term in self._terms(name).items()
        )
        headings = tuple(Column(heading) for heading in ("Code list", "Fields", "Collected", "Submitted"))
        return table(headings, rows, "Code lists of the form") if fields else None

    def _terms(self, name: str) -> Mapping[str, str]:
        return self._plan.study.code_lists[name].terms


def _rule(target: Target) -> str:
    listed = "" if target.code_list is None else f"; decoded below: {target.code_list}"
    page = "" if target.page is None else f"; CRF page {target.page}"
    return f"{target.rule}{listed}{page}"
