"""CDISC CORE is run as a program of its own; whatever it does, the run goes on and says what became of it."""

import json
import shlex
import sys
import time
from pathlib import Path

import pytest
from tests.checks.made import package, table
from tests.report.validation.made import events
from tests.validate.core_reports import fault, report

from nec_cdisc.validate.core_command import Order, arguments, files_of, run_core
from nec_cdisc.validate.core_report import State

AE = package(events())


def script(tmp_path, text):
    """Write a program that stands for CORE; return the command that starts it."""
    path = tmp_path / "core.py"
    path.write_text(f"import json, os, subprocess, sys, time\n{text}\n", encoding="utf-8")
    return shlex.join([sys.executable, str(path)])


def order(tmp_path):
    """Return what CORE is asked of a folder with a dataset."""
    (tmp_path / "ae.xpt").touch()
    return Order(tmp_path, "3.4", "2025-03-28")


def define(version):
    """Return the beginning of a define.xml of a version of the standard."""
    return f'<ODM xmlns:def="http://www.cdisc.org/ns/def/v{version}">'


WRITES = """
at = sys.argv.index("-o")
open(sys.argv[at + 1] + ".json", "w").write(open({report!r}).read())
print("ran", sys.argv[1:])
"""


def writes(tmp_path, data):
    """Return the command of a program that writes a report."""
    path = tmp_path / "report.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return script(tmp_path, WRITES.format(report=str(path)))


def test_a_report_is_read(tmp_path):
    """The rules of the report that the command writes are those of the run."""
    ran = run_core(writes(tmp_path, report()), order(tmp_path), AE)
    assert (ran.state, ran.reason, len(ran.results)) == (State.RAN, "", 6)


def test_core_is_asked_for_the_standard_of_the_study(tmp_path):
    """Standard, version, terminology and the files that we read are named, and the report as JSON."""
    asked = arguments(order(tmp_path), [tmp_path / "ae.xpt", tmp_path / "dm.xpt"], tmp_path / "r")
    assert asked == [
        *("-s", "sdtmig", "-v", "3-4", "-ct", "sdtmct-2025-03-28"),
        *("-dp", str(tmp_path / "ae.xpt"), "-dp", str(tmp_path / "dm.xpt")),
        *("-o", str(tmp_path / "r"), "-of", "JSON", "-p", "disabled"),
    ]


@pytest.mark.parametrize(("version", "terminology"), [("2.0", True), ("2.1", False)])
def test_define_xml_names_the_terminology_from_2_1(tmp_path, version, terminology):
    """CORE is given define.xml where there is one; from 2.1 it refuses to be told the terminology besides."""
    (tmp_path / "define.xml").write_text(define(version))
    asked = arguments(order(tmp_path), [tmp_path / "ae.xpt"], tmp_path / "r")
    assert asked[-2:] == ["-dxp", str(tmp_path.resolve() / "define.xml")]
    assert ("-ct" in asked) is terminology


def test_core_looks_at_the_files_of_sdtm_that_we_read(tmp_path):
    """Neither analysis datasets beside them, nor files that we did not take for datasets, nor folders below."""
    adsl = table("ADSL", USUBJID=["T-1-001"])
    for name in ("ae.xpt", "adsl.xpt", "ae.json", "notes.xlsx"):
        (tmp_path / name).touch()
    held = package(events(), adsl, table("DM", USUBJID=["T-1-001"]))
    assert files_of(Order(tmp_path, "3.4", ""), held) == [tmp_path.resolve() / "ae.xpt"]


def test_without_a_dataset_of_sdtm_core_has_not_agreed(tmp_path):
    """A folder of analysis datasets is nothing that CORE could look at, and no pass."""
    ran = run_core(writes(tmp_path, report()), Order(tmp_path, "3.4", ""), package(table("ADSL", USUBJID=["x"])))
    assert (ran.state, ran.results) == (State.FAILED, ())


def test_no_folder_of_this_machine_is_told(tmp_path):
    """What CORE could not read it names in full; in our reports its name is enough."""
    data = report()
    for number, place in enumerate([tmp_path / "define.xml", Path.home() / "x" / "template.xlsx"]):
        text = f"Failed to build dataset. Error: [Errno 2] No such file or directory: {str(place)!r}"
        data["Issue_Details"][-1 - number] = fault("CORE-000005", "AE", text)
    (told,) = [r for r in run_core(writes(tmp_path, data), order(tmp_path), AE).results if r.rule.id == "CORE-000005"]
    assert "No such file or directory: 'define.xml'" in told.reason
    assert str(tmp_path) not in told.reason
    assert str(Path.home()) not in told.reason


def test_core_is_started_in_its_own_folder(tmp_path):
    """There it finds its resources, wherever the user is."""
    home = tmp_path / "opt"
    (home / "resources").mkdir(parents=True)
    (home / "resources" / "template").write_text("x")
    command = writes(home, report())
    text = (home / "core.py").read_text()
    (home / "core.py").write_text(f"open('resources/template').close()\n{text}", encoding="utf-8")
    assert run_core(command, order(tmp_path), AE).state is State.RAN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sys.exit(3)", "ended with exit code 3 and wrote no report"),
        ("pass", "ended with exit code 0 and wrote no report"),
        ("os.mkfifo(sys.argv[sys.argv.index('-o') + 1] + '.json')", "wrote no report"),
        ("os.symlink('/dev/zero', sys.argv[sys.argv.index('-o') + 1] + '.json')", "wrote no report"),
        ("open(sys.argv[sys.argv.index('-o') + 1] + '.json', 'w').write('{')", "its report is no JSON"),
        ("open(sys.argv[sys.argv.index('-o') + 1] + '.json', 'w').write('{}')", "has not the form that is known"),
    ],
)
def test_a_command_that_fails_is_no_pass(tmp_path, text, said):
    """Without a report that can be read CORE has failed, and the reason names no folder of this machine."""
    ran = run_core(script(tmp_path, text), order(tmp_path), AE)
    assert (ran.state, ran.results) == (State.FAILED, ())
    assert said in ran.reason
    assert str(tmp_path) not in ran.reason


def test_a_report_of_a_command_that_ended_badly_is_not_used(tmp_path):
    """A report beside an exit code other than 0 may be half of one; what the command said is kept for the screen."""
    command = writes(tmp_path, report())
    (tmp_path / "core.py").write_text((tmp_path / "core.py").read_text() + "print('oh \\x1b[31mno')\nsys.exit(1)\n")
    ran = run_core(command, order(tmp_path), AE)
    assert (ran.state, ran.results) == (State.FAILED, ())
    assert "oh <U+001B>[31mno" in ran.said


@pytest.mark.parametrize("command", ["", "   ", "/no/such/core", "'", "."])
def test_a_command_that_cannot_be_started_is_told(tmp_path, command):
    """A command that is absent, empty or no program is told, never raised."""
    ran = run_core(command, order(tmp_path), AE)
    assert (ran.state, "CORE" in ran.reason) == (State.FAILED, True)


def test_a_command_that_takes_too_long_is_ended_with_its_processes(tmp_path):
    """After the time it is given CORE is ended, and so are the processes that it started."""
    child = tmp_path / "child"
    text = f"""
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3); open({str(child)!r}, 'w')"])
time.sleep(60)
"""
    start = time.monotonic()
    ran = run_core(script(tmp_path, text), order(tmp_path), AE, patience=1)
    assert ran.state is State.FAILED
    assert "within 1 seconds" in ran.reason
    assert time.monotonic() - start < 30
    time.sleep(3.5)
    assert not child.exists()
