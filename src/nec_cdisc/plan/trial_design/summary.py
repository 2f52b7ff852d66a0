"""Records of TS: codes and terminology of CDISC terms are filled in, so that nobody types them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nec_cdisc.mapping.protocol_blocks import SummaryBlock
from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.plan.trial_design.record import FromData, Record, Value, place_of
from nec_cdisc.standard.codelists import Term
from nec_cdisc.standard.model import Standard
from nec_cdisc.standard.trial_summary import MODELS

#: The terminologies of values that a format decides, by format.
REFERENCES = {"duration": "ISO 8601", "date": "ISO 8601", "country": "ISO 3166"}
CDISC = "CDISC CT"
#: The parameter that follows from the arms of the protocol.
ARMS = "NARMS"
#: The parameters that follow from the standard that the study is pinned to: versions of the guide and of the model.
GUIDE, MODEL = "SDTIGVER", "SDTMVER"


def ts(study: StudyMapping, standard: Standard) -> Iterator[Record]:
    """Yield a record for each value of each parameter; what follows from elsewhere is added."""
    decodes = standard.decodes("TSPARMCD")
    written: dict[str, Sequence[str | SummaryBlock]] = {
        name: [value] for name, value in following(study, standard).items()
    }
    written |= study.block.protocol.summary
    for name, values in written.items():
        for number, said in enumerate(values, 1):
            block = as_block(said)
            yield {
                "TSSEQ": number,
                "TSGRPID": block.group,
                "TSPARMCD": name,
                "TSPARM": decodes.get(name),
                "TSVAL": _value(study, block, name, number - 1),
                "TSVALNF": None if _taken(block) else block.null_flavor,
                **_coded(standard, name, block),
            }


def following(study: StudyMapping, standard: Standard) -> dict[str, str]:
    """Return the parameters that the program knows: the number of arms, the versions of guide and model."""
    arms = study.block.protocol.arms
    found = {ARMS: str(len(arms))} if arms else {}
    found |= {GUIDE: standard.version} if standard.version else {}
    return found | ({MODEL: MODELS[standard.version]} if standard.version in MODELS else {})


def as_block(said: str | SummaryBlock) -> SummaryBlock:
    """Return a value as the block that it is short for."""
    return SummaryBlock(value=said) if isinstance(said, str) else said


def term_of(standard: Standard, name: str, value: str | None) -> Term | None:
    """Return the CDISC term that a value of a parameter is, ``None`` where it is none."""
    asked = standard.trial_summary.get(name)
    codelist = standard.codelists.named(asked.codelist) if asked is not None and asked.codelist else None
    return None if codelist is None or value is None else codelist.terms.get(value)


def _value(study: StudyMapping, block: SummaryBlock, name: str, position: int) -> Value:
    how = _taken(block)
    if how is None:
        return block.value
    place = place_of(study, "summary", name, position)
    return FromData(how, getattr(block, how), place, block.among, block.null_flavor)


def _taken(block: SummaryBlock) -> str | None:
    """Return how a value is taken from the data, ``None`` for one that is not."""
    return next((how for how in ("earliest", "latest", "count") if getattr(block, how) is not None), None)


def _coded(standard: Standard, name: str, block: SummaryBlock) -> Record:
    """Return code, terminology and version of a value."""
    term = term_of(standard, name, block.value)
    if term is not None:
        known = not term.extended
        said = (term.code, CDISC, standard.ct) if known else (None, None, None)
        return dict(zip(("TSVALCD", "TSVCDREF", "TSVCDVER"), said, strict=True))
    asked = standard.trial_summary.get(name)
    filled = (block.null_flavor is None or _taken(block) is not None) and asked is not None
    reference = REFERENCES.get(asked.format) if filled and asked is not None else None
    return {"TSVALCD": block.code, "TSVCDREF": block.reference or reference, "TSVCDVER": block.version}
