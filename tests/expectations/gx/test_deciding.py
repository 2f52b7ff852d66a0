"""Great Expectations decides: quietly, without network, and what it raises is no pass."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd

from nec_cdisc.expectations.gx.deciding import ALL_RECORDS, decide
from nec_cdisc.expectations.suite import Expectation

FRAME = pd.DataFrame({"A": ["1", "x", None], "N": [1.0, 5.0, None]})
BETWEEN = Expectation("expect_column_values_to_be_between", {"column": "N", "max_value": 2})
#: Runs a suite and tells each connection, look-up of a host, and file that is written. At import urllib3 binds a socket
#: of this machine to see whether it has IPv6; nothing is sent by that.
ALONE = """
import socket, sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}:
        sys.stdout.write(f"{event} {arguments}\\n")
    if event == "open" and arguments[1] and set(arguments[1]) & set("wax+") and not str(arguments[0]).endswith(".pyc"):
        if ".pyc." not in str(arguments[0]):
            sys.stdout.write(f"{event} {arguments}\\n")
sys.addaudithook(refuse)
from nec_cdisc.expectations.running import run_suite
from nec_cdisc.expectations.suite import Suite, asked
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.dataset.encoded import encode
assert "great_expectations" not in sys.modules
suite = Suite("s", "AE", [asked("ISO101", "expect_columns_to_hold_iso8601_dates", columns=["AESTDTC"])])
(verdict,) = run_suite(Dataset("AE", {"AESTDTC": encode(["2024", "x"])}), suite)
assert verdict.outcome == "found", verdict
assert "great_expectations" in sys.modules
"""


def test_each_expectation_gets_its_decision_in_order():
    """Met, not met and broken ones are told apart, whatever the order in which they are answered."""
    broken = Expectation("expect_column_values_to_be_between", {"column": "A", "max_value": 2})
    met = Expectation("expect_column_values_to_be_between", {"column": "N", "max_value": 9})
    decisions = decide(FRAME, [BETWEEN, broken, met])
    assert [decision.met for decision in decisions] == [False, False, True]
    assert [decision.broken is None for decision in decisions] == [True, False, True]


def test_an_expectation_that_does_not_exist_is_broken():
    """An unknown type, a missing argument and a wrong one are broken, and keep no other from being asked."""
    wrong = [
        Expectation("expect_the_unexpected", {}),
        Expectation("expect_column_values_to_be_in_set", {"column": "A"}),
        Expectation("expect_column_values_to_be_between", {"column": 5}),
        Expectation("expect_column_values_to_be_between", {"column": "NOPE", "max_value": 1}),
    ]
    decisions = decide(FRAME, [*wrong, BETWEEN])
    assert all(decision.broken for decision in decisions[:4])
    assert (decisions[4].broken, decisions[4].met) == (None, False)


def test_records_are_named_where_they_are_asked_for():
    """Positions of the records at fault come with the longest form of result alone."""
    assert decide(FRAME, [BETWEEN])[0].records is None
    assert decide(FRAME, [BETWEEN], ALL_RECORDS)[0].records == (1,)


def test_nothing_asked_is_nothing_decided():
    """Without expectations there are no decisions."""
    assert decide(FRAME, []) == []


def test_the_console_stays_empty_and_logging_as_it_was(capfd):
    """Neither bars of progress nor log lines are shown, and the level of the log is put back."""
    logger = logging.getLogger("great_expectations")
    before = logger.level
    talkative = Expectation("unexpected_rows_expectation", {"unexpected_rows_query": "select 1"})
    absent = Expectation("expect_column_values_to_be_in_set", {"column": "NOPE", "value_set": [1]})
    decide(FRAME, [BETWEEN, absent, talkative])
    assert capfd.readouterr() == ("", "")
    assert logger.level == before


def test_nothing_is_sent_written_or_printed(tmp_path):
    """From the import to the result no connection is opened, no host looked up, no file written and no line printed."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3] / "src"), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ALONE], capture_output=True, text=True, check=False, cwd=tmp_path, env=environment
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    assert list(tmp_path.iterdir()) == []
