"""Writes the datasets of a package as Dataset-JSON, described as define.xml describes them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from nec_cdisc.package.part import Part, Told
from nec_cdisc.package.tree import DEFINE
from nec_cdisc.problem import Problem
from nec_cdisc.readers.sas_values import kind_of
from nec_cdisc.validate.define_file import DefinedDataset, DefineFile, NoDefine, read_define
from nec_cdisc.writers.dataset_json import write
from nec_cdisc.writers.dataset_json_header import JsonDataset, JsonVariable
from nec_cdisc.writers.dataset_json_types import Meant
from nec_cdisc.writers.fault_points import passed
from nec_cdisc.xpt.blocks import Blocks
from nec_cdisc.xpt.member import NUM, Member

#: The forms to choose from, without the dot of the ending.
FORMS = ("json", "ndjson", "dsjc")


def write_dataset_json(part: Part, datasets: Path, target: Path, form: str, told: Told) -> Iterator[Problem]:
    """Write each dataset of a folder of transport files to ``target`` in a form of Dataset-JSON.

    They are described as the define.xml beside them says; where there is none, nothing is written, for such a package
    is refused. Yields what the files cannot say (XPT155). Raises ``OSError`` and what
    :func:`nec_cdisc.writers.dataset_json.write` raises.
    """
    try:
        define = read_define(datasets / DEFINE)
    except (NoDefine, FileNotFoundError):
        return
    stamp = dt.datetime.combine(part.plan.study.block.export_date, dt.time())
    target.mkdir(parents=True, exist_ok=True)
    paths = sorted(datasets.glob("*.xpt"))
    done, of = 0, sum(path.stat().st_size for path in paths)
    for path in paths:
        member, size = Blocks(path).member, path.stat().st_size
        reference = Path(os.path.relpath(datasets / DEFINE, target)).as_posix()

        def within(records: int, all_records: int, base: int = done, size: int = size) -> None:
            told(f"Dataset-JSON of {part.model}", base + size * records // max(1, all_records), of)

        about = described(define, stamp, member, reference)
        yield from write(path, target / f"{path.stem}.{form}", about, meant(part, member), within)
        done += size
        passed(f"{path.stem}.{form} is written")


def described(define: DefineFile, stamp: dt.datetime, member: Member, reference: str) -> JsonDataset:
    """Return what Dataset-JSON says of a dataset before its values are looked at: identifiers, labels, keys.

    Identifiers and keys are those of define.xml; where it does not know a dataset or variable, they are made in the
    same way. ``reference`` is where that file lies.
    """
    said = define.datasets.get(member.name, DefinedDataset(f"IG.{member.name}", "", {}, {}))
    variables = tuple(
        JsonVariable(
            said.variables.get(item.name, f"IT.{member.name}.{item.name}"),
            item.name,
            item.label,
            "",
            key=said.keys.get(item.name),
        )
        for item in member.variables
    )
    return JsonDataset(
        oid=said.oid,
        name=member.name,
        label=member.label,
        records=0,
        variables=variables,
        stamp=stamp,
        study=define.study,
        metadata=define.metadata,
        reference=reference,
    )


def meant(part: Part, member: Member) -> Mapping[str, Meant]:
    """Return what the variables of a dataset hold that is neither just text nor just a number."""
    dates = {item.name: Meant(kind_of(item.format)[0]) for item in member.variables if item.type == NUM}
    standard = part.plan.standard
    texts = [item.name for item in member.variables if item.type != NUM and standard.has_date(member.name, item.name)]
    return {**dates, **dict.fromkeys(texts, Meant.ISO8601)}
