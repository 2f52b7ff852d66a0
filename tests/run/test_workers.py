"""Partitions may be carried out in other processes, which open the study anew and go on only where it is the same."""

from __future__ import annotations

import pytest

from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.workers import Interrupted, Processes, fingerprint
from nec_cdisc.source.document import Document
from nec_cdisc.study.folder import open_study

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: {shouted: term}
"""
#: A rule of the study; ENDING stands for what it does before it answers.
SHOUTED = """\
import multiprocessing
import os

from nec_cdisc.plugin.verb import Text, value_verb


@value_verb
def shouted(value: Text) -> str:
    ENDING
    return value.upper()
"""
#: Ends a process that has been started by another one, as the system does when memory is short.
KILLED = "multiprocessing.parent_process() and os._exit(9)"
RAW = "site,subj,term\n" + "".join(f"{subject},{term}\n" for subject in ("01,001", "01,002") for term in ("a", "b"))


def study(build, ending: str = "pass"):
    """Build a study of two subjects in medical history, with a rule of its own."""
    functions = SHOUTED.replace("ENDING", ending)
    files = {"mappings/sdtm/mh.yaml": MH, "mappings/functions.py": functions, "raw/mh.csv": RAW}
    return build(files, forms="mh: {file: mh.csv, key: [site, subj, term]}\n")


def in_processes(built, jobs: int = 2):
    """Run a study in processes."""
    workers = Processes(built.folder, built.linted.study.documents, jobs)
    return execute(built.plan, Inputs(built.folder), pieces=Cut(3, jobs), workers=workers)


def test_processes_give_what_one_gives(build):
    """The study's own functions, which cannot be sent, are loaded where they are needed."""
    built = study(build)
    here, there = execute(built.plan, Inputs(built.folder)), in_processes(built)
    assert there.datasets["MH"].frame["MHTERM"].tolist() == ["A", "B", "A", "B"]
    assert there.datasets["MH"].frame.equals(here.datasets["MH"].frame)
    assert (there.problems, there.counts) == (here.problems, here.counts)


def test_mappings_that_change_while_a_run_begins_stop_it(build):
    """One half of the subjects by the old mappings and one by the new would be a lie."""
    built = study(build)
    (built.folder / "mappings/sdtm/mh.yaml").write_text(MH.replace("shouted: term", "take: term"), encoding="utf-8")
    with pytest.raises(Interrupted, match="no longer those that the run began with") as told:
        in_processes(built, jobs=1)
    assert told.value.problem.code == "RUN108"


def test_a_process_that_is_ended_from_outside_stops_the_run(build):
    """It is one problem with a next step, and nothing of the run is used."""
    built = study(build, KILLED)
    with pytest.raises(Interrupted, match="one of 1 processes was ended from outside") as told:
        in_processes(built, jobs=1)
    assert told.value.problem.code == "RUN109"


def test_the_fingerprint_knows_names_and_texts(build):
    """A line that moves into another file, or a file that is renamed, is another study."""
    documents = open_study(study(build).folder).documents
    name, other = sorted(documents)[:2]
    prints = {
        fingerprint(documents),
        fingerprint({**documents, name: documents[other], other: documents[name]}),
        fingerprint({key: value for key, value in documents.items() if key != name}),
        fingerprint({f"{key}x" if key == name else key: value for key, value in documents.items()}),
    }
    assert len(prints) == 4
    assert fingerprint(documents) == fingerprint(dict(reversed(documents.items())))
    assert all(isinstance(document, Document) for document in documents.values())
