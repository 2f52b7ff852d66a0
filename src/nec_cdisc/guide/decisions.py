"""What a guide says of how data were mapped: comments, what is not submitted, records left out, conventions, rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nec_cdisc.document.model import Block, Run
from nec_cdisc.document.template import Names
from nec_cdisc.guide.sources import Sources
from nec_cdisc.guide.tables import NONE, Cell, not_run, paragraph, table
from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.plan.accounting import feeding_forms, not_submitted
from nec_cdisc.plan.describe import rule_text
from nec_cdisc.plan.reference import Bound
from nec_cdisc.plan.rule_in_words import rule_in_words, what_verb_does

#: The verbs of each group of rules.
DAYS = ("study_day",)
BASELINES = ("baseline", "at_baseline", "change", "percent_change")
UNITS = ("convert", "standard_unit", "standard_text", "range_indicator")
TIMING = ("epoch", "visit", "visit_number", "sv_visit_number", "planned_day")
IMPUTED = ("impute_date", "imputed_part", "impute_time", "imputed_time_part")
#: What a policy of a code list means.
POLICIES = {
    "stop": "an error: nothing is published",
    "query": "blank, and the site is asked",
    "keep": "submitted as typed, with a note",
}
_NO_LEDGER = "No ledger of a conversion is there."


def decision_names(sources: Sources) -> dict[str, Any]:
    """Return the groups ``decisions``, ``rules`` and ``terms``."""
    return {
        "decisions": Names(
            "decisions",
            {
                "comments": table(("Variable", "Rule", "Comment"), _comments(sources)),
                "not_submitted": table(("Field", "Forms", "Why it is not submitted"), _not_submitted(sources)),
                "forms_not_used": table(("Form", "Why it feeds no dataset"), _forms_not_used(sources)),
                "kept": table(("Dataset", "From", "Records kept"), _kept(sources)),
                "left_out": _left_out(sources),
            },
        ),
        "rules": Names(
            "rules",
            {
                "dates": table(("Source", "How dates are written there", "Unknown parts"), _dates(sources)),
                "study_days": _of_verbs(sources, DAYS),
                "baseline": _of_verbs(sources, BASELINES),
                "units": _of_verbs(sources, UNITS),
                "timing": _of_verbs(sources, TIMING),
                "imputation": _of_verbs(sources, IMPUTED, "No date is imputed."),
                "missing": table(("Source", "Texts that mean missing"), _missing(sources)),
            },
        ),
        "terms": Names(
            "terms",
            {
                "code_lists": table(("Code list", "Entries", "A value without an entry"), _code_lists(sources)),
                "sponsor": _sponsor_terms(sources),
                "uncoded": _uncoded(sources),
            },
        ),
    }


def submitted_rules(sources: Sources) -> Iterator[tuple[str, Bound]]:
    """Yield each variable whose values are submitted, with its rule, in the order of the datasets."""
    plan = sources.plan
    order = list(plan.standard.datasets)
    known = sorted(plan.study.datasets, key=lambda name: (order.index(name) if name in order else len(order), name))
    for name in known:
        mapping = plan.study.datasets[name]
        if mapping.block.intermediate:
            continue
        for variable in (*mapping.variables, *mapping.supplementary):
            bound = plan.bound.get(f"{name}.{variable}")
            if bound is not None and variable not in mapping.working:
                yield f"{name}.{variable}", bound


def _of_verbs(sources: Sources, verbs: tuple[str, ...], none: str = NONE) -> tuple[Block, ...]:
    """Return what each verb does, once, and below it the variables with the line of each."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, bound in submitted_rules(sources):
        if bound.call.verb in verbs:
            found.setdefault(what_verb_does(bound), {}).setdefault(rule_text(bound), []).append(name)
    if not found:
        return (paragraph(none),)
    blocks: list[Block] = []
    for meaning, lines in found.items():
        rows = ((", ".join(names), line) for line, names in lines.items())
        blocks += [paragraph(meaning), table(("Variable", "Line of the mapping"), rows)]
    return tuple(blocks)


def _comments(sources: Sources) -> Iterator[tuple[str, str, str]]:
    for name, bound in submitted_rules(sources):
        if "comment" in bound.call.notes:
            yield name, rule_in_words(bound), bound.call.notes["comment"]


def _not_submitted(sources: Sources) -> Iterator[tuple[str, str, str]]:
    """Yield each field and reason with the forms that have it; what all forms of a source have is told once."""
    feeding = feeding_forms(sources.plan)
    forms: dict[tuple[str, str], list[str]] = {}
    for form, columns in not_submitted(sources.plan).items():
        header = sources.plan.headers.get(form)
        for column, (reason, _) in columns.items():
            if form in feeding and (header is None or column in header):
                forms.setdefault((column, reason), []).append(form)
    for (column, reason), names in forms.items():
        yield column, ", ".join(names), reason


def _forms_not_used(sources: Sources) -> Iterator[tuple[str, str]]:
    yield from sources.plan.study.block.forms_not_used.items()


def _kept(sources: Sources) -> Iterator[tuple[str, str, str]]:
    for name, mapping in sources.plan.study.datasets.items():
        for block in mapping.blocks:
            if block.keep is not None:
                yield name, block.form, f"where {to_text(block.keep)}"
        if mapping.first is not None:
            yield name, "its own records", mapping.first.text


def _left_out(sources: Sources) -> Any:
    """Return how many records each rule left out, as the ledger of the run counts them."""
    lines = sources.report("ledger.csv")
    if lines is None:
        return not_run(_NO_LEDGER, "nec-cdisc sdtm")
    rows: list[tuple[Cell, ...]] = [
        (line["form"], line["detail"], int(line["rows"]))
        for line in lines
        if line.get("fate") == "left out" and not line["raw_column"] and line["rows"].isdigit()
    ]
    return table(("Form", "Rule", "Records"), rows, "No record was left out.")


def _dates(sources: Sources) -> Iterator[tuple[str, str, str]]:
    words = {"d": "day", "m": "month", "y": "year"}
    for name, source in sources.plan.study.sources.items():
        orders = " or ".join(", ".join(words[sign] for sign in order) for order in source.dates.orders)
        pivot = "two-digit years are refused"
        if source.dates.pivot is not None:
            pivot = f"two-digit years below {source.dates.pivot} are 20xx, others 19xx"
        yield name, f"{orders}; {pivot}", ", ".join(sorted(source.dates.unknown))


def _missing(sources: Sources) -> Iterator[tuple[str, str]]:
    for name, source in sources.plan.study.sources.items():
        if source.block.missing:
            yield name, ", ".join(source.block.missing)


def _code_lists(sources: Sources) -> Iterator[tuple[str, int, str]]:
    for name, item in sorted(sources.plan.study.code_lists.items()):
        yield name, len(item.terms), POLICIES.get(item.policy, item.policy)


def _sponsor_terms(sources: Sources) -> Any:
    lines = sources.report("terminology.csv")
    if lines is None:
        return not_run("No report of a conversion is there.", "nec-cdisc sdtm")
    rows: list[tuple[Cell, ...]] = [
        (line["codelist"], (Run(line["term"]),), f"{line['dataset']}.{line['variable']}", line["extensible"])
        for line in lines
        if line.get("kind") == "sponsor's term"
    ]
    return table(("Codelist", "Term", "Used in", "Extensible"), rows, "No term of the sponsor's own is used.")


def _uncoded(sources: Sources) -> Any:
    lines = sources.report("uncoded.csv")
    if lines is None:
        return not_run("No report of a conversion is there.", "nec-cdisc sdtm")
    counted: dict[tuple[str, str], int] = {}
    for line in lines:
        key = (f"{line['dataset']}.{line['variable']}", line["dictionary"])
        counted[key] = counted.get(key, 0) + int(line["records"] or 0)
    rows = ((variable, dictionary, records) for (variable, dictionary), records in counted.items())
    return table(("Variable", "Dictionary", "Records without a code"), rows, "Every term is coded.")
