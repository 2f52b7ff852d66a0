"""What a guide says of the study: names, protocol, standards, dictionaries, assumptions, differences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nec_cdisc import __version__
from nec_cdisc.document.model import Facts, Run, text
from nec_cdisc.document.template import Names
from nec_cdisc.guide.sources import Sources
from nec_cdisc.guide.tables import not_run, table
from nec_cdisc.mapping.protocol_blocks import SummaryBlock
from nec_cdisc.mapping.statements import AssumptionBlock, DifferenceBlock

#: Parameters of the trial summary that stand first, in this order.
FIRST = ("TITLE", "REGID", "SPONSOR", "TPHASE", "STYPE", "INDIC", "TRT", "OBJPRIM", "OBJSEC", "OUTMSPRI", "OUTMSSEC")


def study_names(sources: Sources) -> dict[str, Any]:
    """Return the title page, and the groups of study, program, standards, dictionaries and statements."""
    block = sources.plan.study.block
    exported = block.export_date.isoformat()
    pairs = [
        ("Study", block.study),
        ("Title", block.title),
        ("Sponsor", "; ".join(_values(sources, "SPONSOR")) or "not said in mappings/study.yaml"),
        ("Data as of", exported),
        ("Datasets", "ADaM" if sources.analysis else "SDTM"),
        ("Made with", f"nec-cdisc {__version__}"),
    ]
    return {
        "study": Names("study", {"name": block.study, "title": block.title, "exported": exported}),
        "program": Names("program", {"name": "nec-cdisc", "version": __version__}),
        "title_page": Facts(tuple((name, text(said)) for name, said in pairs)),
        "standards": Names("standards", {"table": _standards(sources)}),
        "dictionaries": Names("dictionaries", {"table": _dictionaries(sources)}),
        "assumptions": Names("assumptions", _assumptions(sources)),
        "differences": Names("differences", _differences(sources)),
    }


def protocol_names(sources: Sources) -> Names:
    """Return the names of the group ``protocol``."""
    block = sources.plan.study.block.protocol
    decodes = sources.plan.standard.decodes("TSPARMCD")
    order = [*(name for name in FIRST if name in block.summary), *(name for name in block.summary if name not in FIRST)]
    arms = [
        (code, arm.name, " > ".join(f"{block.elements[item.element].name} ({item.epoch})" for item in arm.elements))
        for code, arm in block.arms.items()
        if all(item.element in block.elements for item in arm.elements)
    ]
    elements = [
        (code, item.name, item.start_rule, item.end_rule or item.duration or "")
        for code, item in block.elements.items()
    ]
    epochs = [
        (item.name, item.starts or (f"the day after {item.starts_after}" if item.starts_after else "at the beginning"))
        for item in block.epochs
    ]
    criteria = [
        (code, kind, said if isinstance(said, str) else said.text)
        for kind, group in (("Inclusion", block.criteria.inclusion), ("Exclusion", block.criteria.exclusion))
        for code, said in group.items()
    ]
    return Names(
        "protocol",
        {
            "summary": Names("protocol.summary", {name: "; ".join(_values(sources, name)) for name in block.summary}),
            "summary_table": table(
                ("Parameter", "Name", "Value"),
                ((name, decodes.get(name, ""), "; ".join(_values(sources, name)) or "from the data") for name in order),
            ),
            "arms": table(("ARMCD", "Arm", "Elements (epoch)"), arms),
            "elements": table(("ETCD", "Element", "Begins", "Ends"), elements),
            "epochs": table(("Epoch", "Begins on"), epochs),
            "visits": table(("Visit", "Number", "Planned day", "Epoch", "Rule"), _visits(sources)),
            "criteria": table(("Code", "Kind", "Criterion"), criteria),
        },
    )


def _values(sources: Sources, parameter: str) -> list[str]:
    """Return the values of a trial summary parameter as the protocol block says them."""
    found = []
    for item in sources.plan.study.block.protocol.summary.get(parameter, []):
        if isinstance(item, SummaryBlock):
            said = item.value or (f"({item.null_flavor})" if item.null_flavor else "")
            found += [said] if said else []
        else:
            found.append(item)
    return found


def _visits(sources: Sources) -> Iterator[tuple[str, str, str, str, str]]:
    for name, visit in sources.plan.study.block.protocol.visits.items():
        step = f", then every {visit.next.day} days" if visit.next is not None else ""
        window = ""
        if visit.window is not None:
            window = f"{visit.window.before} days before to {visit.window.after} days after"
        end = "as far as a subject came; the protocol plans no last one" if visit.last is not None else ""
        day = "" if visit.day is None else f"{visit.day}{step}"
        rule = "; ".join(part for part in (visit.start_rule, window, end) if part)
        yield name, str(visit.number), day, visit.epoch or "", rule


def _standards(sources: Sources) -> Any:
    chosen = sources.plan.study.block.standard
    rows = [
        ("SDTM Implementation Guide", chosen.sdtmig, "tabulation datasets"),
        ("SDTM controlled terminology", chosen.ct, "tabulation datasets, and terms that analysis copies"),
    ]
    if sources.analysis:
        rows += [
            ("ADaM Implementation Guide", chosen.adamig, "analysis datasets"),
            ("ADaM controlled terminology", chosen.adam_ct, "analysis datasets"),
        ]
    return table(("Standard", "Version", "Used for"), rows)


def _dictionaries(sources: Sources) -> Any:
    lines = sources.report("terminology.csv")
    if lines is None:
        return not_run("No report of a conversion is there.", "nec-cdisc sdtm")
    rows = [(line["name"], line["version"], line["file"]) for line in lines if line.get("kind") == "dictionary"]
    return table(("Dictionary", "Version", "As recorded in"), rows, "No dictionary is recorded.")


def _concerns(sources: Sources, block: AssumptionBlock | DifferenceBlock) -> bool:
    return block.concerns in {"both", "analysis" if sources.analysis else "tabulation"}


def _assumptions(sources: Sources) -> dict[str, Any]:
    said = [item for item in sources.plan.study.block.assumptions if _concerns(sources, item)]
    rows = ((_bold(item.topic), item.text, item.reason or "") for item in said)
    listed = tuple({"topic": item.topic, "text": item.text, "reason": item.reason or ""} for item in said)
    none = "The authors of the mappings stated no assumption."
    return {"list": listed, "table": table(("Topic", "Assumed", "Why"), rows, none), "count": len(said)}


def _differences(sources: Sources) -> dict[str, Any]:
    said = [item for item in sources.plan.study.block.differences if _concerns(sources, item)]
    rows = ((_bold(item.topic), item.says, item.done, item.reason) for item in said)
    listed = tuple({"topic": item.topic, "says": item.says, "done": item.done, "reason": item.reason} for item in said)
    none = "The authors of the mappings stated no difference."
    return {
        "list": listed,
        "table": table(("Topic", "Protocol or registry", "In these datasets", "Why"), rows, none),
        "count": len(said),
    }


def _bold(said: str) -> tuple[Run, ...]:
    return (Run(said, bold=True),)
