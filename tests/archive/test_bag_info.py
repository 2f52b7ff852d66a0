"""The description of a bag."""

from __future__ import annotations

from nec_cdisc.archive.bag_info import Described, read, text
from nec_cdisc.writers.chain import GENESIS, chain
from nec_cdisc.writers.run_record import Run

STUDY = Described("T-1", "A trial", "2026-01-31")


def test_it_says_what_the_archive_is_and_how_its_record_ends():
    """Study, who, when, why, bytes and files, and the last line of the run record are told."""
    run = Run("archive", {}, "J. Doe", "2026-02-01T09:00:00Z", "first delivery")
    said = read(text(STUDY, run, [10, 5], chain(GENESIS), signed=True))
    assert said["External-Identifier"] == "T-1"
    assert (said["Archived-By"], said["Archived-At"], said["Reason"]) == ("J. Doe", run.at, "first delivery")
    assert (said["Bagging-Date"], said["Export-Date"]) == ("2026-02-01", "2026-01-31")
    assert said["Payload-Oxum"] == "15.2"
    assert (said["Run-Record-Lines"], said["Run-Record-Head"]) == ("1", chain(GENESIS).head)
    assert said["Signature"] == "signature.json"


def test_what_nobody_stated_is_left_out():
    """Without person, reason and signature there is no line of them, and a title of several lines is one line."""
    described = Described("T-1", "A trial\nArchived-By: Mallory", "2026-01-31")
    said = read(text(described, Run("archive"), [], chain(GENESIS), signed=False))
    assert {"Archived-By", "Reason", "Signature"}.isdisjoint(said)
    assert said["External-Description"] == "A trial Archived-By: Mallory"


def test_any_bytes_can_be_read():
    """Of a name that stands there twice the first counts, and rubbish is passed over."""
    assert read(b"A: 1\nA: 2\n\xff\xff\nno colon\n") == {"A": "1"}
