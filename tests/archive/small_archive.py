"""Archives of a small study, made in a test: one dataset of three subjects, converted and archived for real."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from nec_cdisc.archive import stale
from nec_cdisc.archive.bag import Bag
from nec_cdisc.archive.publish import Archived, Order, archive
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.writers.chain import canonical
from nec_cdisc.writers.run_record import Run

RECORD = "outputs/run_record.jsonl"
AT = "2026-01-31T17:05:00+01:00"
FILES: Mapping[str, str] = {
    "mappings/study.yaml": (
        "study: T-1\ntitle: A small trial\nexport_date: 2026-01-31\nidentifiers:\n"
        '  STUDYID: {constant: T-1}\n  USUBJID: {concatenate: [STUDYID, site, subj], separator: "-"}\n'
    ),
    "mappings/sources/edc.yaml": (
        "source: edc\nsubject: [site, subj]\ndates: {orders: dmy, unknown: [UN]}\n"
        "forms:\n  dm: {file: dm.csv, key: [site, subj]}\n"
    ),
    "mappings/code_lists.yaml": "sex: {unknown: query, terms: {f: F, m: M}}\n",
    "mappings/sdtm/dm.yaml": (
        "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: subj\n"
        "  RFSTDTC: {date: first}\n  SITEID: site\n  SEX: {code: sex, list: sex}\n  COUNTRY: {constant: DEU}\n"
    ),
    "raw/dm.csv": "site,subj,sex,first\n01,001,f,01.07.2019\n01,002,m,02.07.2019\n02,003,m,03.07.2019\n",
}


def study(folder: Path) -> Path:
    """Write the study and convert it, as somebody states it."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert run_sdtm(folder, None, final=False, run=Run("sdtm", {"jobs": 1, "final": False}, "Ana", AT, "First")) == 0
    return folder


def archived(folder: Path, monkeypatch: pytest.MonkeyPatch, fetched: Path | None = None) -> Archived:
    """Archive a study of which nothing but SDTM was made."""
    with monkeypatch.context() as patch:
        patch.setattr(stale, "needed", lambda _, command: command == "sdtm")
        done = archive(folder, Order(Run("archive", {}, "Ana", AT), lambda *_: None, fetched=fetched))
    assert isinstance(done, Archived), done
    return done


def forged(done: Archived, folder: Path, changes: Mapping[str, str]) -> Path:
    """Write an archive with other files in it, with its record and all manifests made to fit, as a forger would."""
    payload = {path.relative_to(done.folder / "data").as_posix(): path.read_bytes() for path in _files(done)}
    payload |= {name: text.encode() for name, text in changes.items()}
    payload[RECORD] = rechained(payload[RECORD], {name: sha256(payload[name]) for name in changes})
    bag = Bag(folder / done.folder.name, lambda *_: None)
    bag.take(payload, {})
    size = sum(map(len, payload.values()))
    head = sha256(payload[RECORD].splitlines()[-1])
    info = (done.folder / "bag-info.txt").read_text("utf-8")
    info = re.sub(r"(?<=Payload-Oxum: ).*", f"{size}.{len(payload)}", info)
    info = re.sub(r"(?<=Run-Record-Head: ).*", head, info)
    bag.describe(info.encode(), "bag-info.txt")
    return bag.folder


def rechained(record: bytes, hashes: Mapping[str, str]) -> bytes:
    """Return a run record that tells other hashes of files read, in a chain that holds."""
    lines, previous = [], None
    for text in record.splitlines():
        line = json.loads(text)
        if "inputs" in line:
            line["inputs"] |= {name: value for name, value in hashes.items() if name in line["inputs"]}
        lines.append(canonical({**line, "previous": previous}))
        previous = sha256(lines[-1].rstrip(b"\n"))
    return b"".join(lines)


def sha256(content: bytes) -> str:
    """Return a hash."""
    return hashlib.sha256(content).hexdigest()


def _files(done: Archived) -> list[Path]:
    return [path for path in sorted((done.folder / "data").rglob("*")) if path.is_file()]
