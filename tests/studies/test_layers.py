"""The organisation's folder serves both studies; the asthma study overrides, removes and adds single lines of it."""

from __future__ import annotations

import filecmp
import re
import shutil
import textwrap
from pathlib import Path

import pytest
from tests.conftest import Ran
from tests.studies.conftest import STUDIES, Example, copied

from nec_cdisc.cli.lint import run_plan
from nec_cdisc.mapping.resolved import resolved_text
from nec_cdisc.plan.describe import describe_plan
from nec_cdisc.plan.lint import lint
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.study.folder import open_study

#: The studies that inherit the house.
LAYERED = ("vaccine", "asthma")


def test_the_house_is_the_same_folder_in_both_studies():
    """A layer holds nothing of one study, so each study has an unchanged copy."""
    one, two = (STUDIES / name / "mappings" / "house" for name in LAYERED)
    names = sorted(path.relative_to(one).as_posix() for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(two).as_posix() for path in two.rglob("*") if path.is_file())
    assert len(names) == 6
    assert [name for name in names if not filecmp.cmp(one / name, two / name, shallow=False)] == []


@pytest.mark.parametrize("name", LAYERED)
def test_the_resolved_mapping_is_the_same_study_without_layers(example, name, tmp_path):
    """Written into files, what --resolved prints makes the same plan and the same records and questions."""
    study = example(name)
    text = resolved_text(study.linted.plan.study)
    folder = copied(name, tmp_path / "study")
    shutil.rmtree(folder / "mappings")
    for file, said in files_of(text).items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8")
    alone = lint(open_study(folder))
    assert alone.plan is not None
    assert [*describe_plan(alone.plan)] == [*describe_plan(study.linted.plan)]
    again = Example(folder, alone, Ran(execute(alone.plan, Inputs(folder, None, ()))))
    assert again.queries == study.queries
    for dataset, held in study.ran.outcome.datasets.items():
        assert again.ran.outcome.datasets[dataset].frame.equals(held.frame), dataset


def files_of(text: str) -> dict[str, str]:
    """Return the files that stand in the resolved text."""
    parts = re.split(r"^(mappings/\S+):\n", text, flags=re.MULTILINE)[1:]
    return {file: textwrap.dedent(said) for file, said in zip(parts[::2], parts[1::2], strict=True)}


def test_each_line_names_its_origin(example):
    """Three levels stand in one file: lines of the house, of the therapeutic area and of the study, told apart."""
    shown = re.sub(r"(?<=\S) {2,}#", " #", resolved_text(example("asthma").linted.plan.study))
    house, area, own = (f"mappings/{layer}code_lists.yaml" for layer in ("house/", "respiratory/", ""))
    laboratory, meters, vienna = "sdtm/lb.yaml", "sources/peak_flow.yaml", "CENTRAL LABORATORY VIENNA"
    for line in (
        f"  lab_tests: # {area}:2",
        f"    unknown: stop # {house}:2",
        f"      HB: HGB # {house}:2",
        f"      EOS: EOS # {area}:2",
        f"      # KREA: CREAT # {house}:2, taken out by {area}:2",
        f"  arms: {{unknown: stop, terms: {{Verum: ACTIVE, Placebo: PLACEBO}}}} # {own}:2",
        f"    LBNAM: {{constant: {vienna}}} # mappings/{laboratory}:2, instead of mappings/house/{laboratory}:20",
        f"    # LBREFID: ACCESS # mappings/house/{laboratory}:6, taken out by mappings/{laboratory}:3",
        f"# mappings/{meters} # mappings/respiratory/{meters}, taken out by mappings/{meters}",
        "  # inherit: respiratory # mappings/study.yaml:4",
    ):
        assert f"\n{line}\n" in shown, line


def test_the_command_prints_it(tmp_path, capsys):
    """nec-cdisc plan --resolved needs no run."""
    folder = copied("asthma", tmp_path / "study")
    assert run_plan(folder, resolved=True) == 0
    assert "# mappings/respiratory/sdtm/re.yaml:17" in capsys.readouterr().out
    assert not (folder / "outputs").exists()


def test_a_circle_of_layers_is_one_error(tmp_path, capsys):
    """Nothing else is blamed for it."""
    folder = copied("asthma", tmp_path / "study")
    (folder / "mappings/house/layer.yaml").write_text("layer: House\ninherit: respiratory\n", encoding="utf-8")
    linted = lint(open_study(folder))
    errors = [f"{item.code} {item.place}" for item in linted.problems if item.severity == "error"]
    assert errors == ["MAP176 mappings/house/layer.yaml:2:10"]
    assert run_plan(folder) == 1
    assert "mappings -> respiratory -> house -> respiratory" in capsys.readouterr().out


def test_a_study_that_takes_out_nothing_has_the_houses_lines(example):
    """The vaccine study keeps the reference number of the sample, which the asthma study takes out."""

    def lines(name: str, dataset: str) -> dict[str, str]:
        calls = example(name).linted.plan.study.datasets[dataset].variables
        return {variable: Path(call.place.file).parts[1] for variable, call in calls.items()}

    assert lines("vaccine", "LB")["LBREFID"] == "house"
    assert "LBREFID" not in lines("asthma", "LB")
    assert lines("asthma", "RE")["REORRES"] == "respiratory"
    assert lines("asthma", "DM")["AGE"] == "house"
