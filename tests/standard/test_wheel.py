"""An installed wheel carries the specifications and finds them there."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
QUESTION = """
import json, nec_cdisc
from nec_cdisc.standard import load
from nec_cdisc.standard.location import packaged
loaded = load()
print(json.dumps({
    "package": nec_cdisc.__file__,
    "specs": str(packaged()),
    "problems": [problem.message for problem in loaded.problems],
    "datasets": len(loaded.standard.datasets),
    "name": loaded.standard.decodes("LBTESTCD")["ALT"],
    "files": sorted(path.relative_to(packaged()).as_posix() for path in packaged().rglob("*.csv")),
}))
"""


def run(*command, **options):
    """Run a program without the settings of this Python and return what it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, env=clean, capture_output=True, text=True, check=True, **options).stdout


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    """Build a wheel, install it into an environment of its own, and ask the installed package from elsewhere."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "pip", "wheel", str(REPOSITORY), "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    run(sys.executable, *build, "--quiet", cwd=folder)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", str(environment))
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    library = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    install = ("-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", library, str(wheel))
    run(sys.executable, *install, cwd=folder)
    # The dependencies stay where they are. A folder that a .pth line adds is searched after the environment's own, and
    # its .pth files, among them the one of the editable installation, are not read.
    (Path(library) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    said = run(str(python), "-c", QUESTION, cwd=folder)
    return {**json.loads(said), "environment": str(environment.resolve())}


def test_the_package_and_its_specifications_are_inside_the_environment(answer):
    """Neither the code nor the specifications of the installed package come from the repository."""
    environment = Path(answer["environment"])
    assert Path(answer["package"]).resolve().is_relative_to(environment)
    assert Path(answer["specs"]).resolve().is_relative_to(environment)
    assert not Path(answer["specs"]).resolve().is_relative_to(REPOSITORY)


def test_the_installed_standard_answers(answer):
    """The installed package loads the standard without problems and knows datasets and decodes."""
    assert answer["problems"] == []
    assert answer["datasets"] == 28
    assert answer["name"] == "Alanine Aminotransferase"


def test_the_wheel_has_every_specification_file(answer):
    """No file of the repository's specs/ is left out of the wheel."""
    specs = REPOSITORY / "specs"
    assert answer["files"] == sorted(path.relative_to(specs).as_posix() for path in specs.rglob("*.csv"))
