"""Analysis datasets have the same bytes in any number of partitions and processes."""

from __future__ import annotations

import shutil

import pytest
from tests.partitions.conftest import hashes

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut


@pytest.fixture(scope="module")
def analysed(published_demo, tmp_path_factory):
    """Give a function that analyses the demo in a new folder and hashes what it wrote."""

    def run(pieces):
        folder = tmp_path_factory.mktemp("analysis") / "study"
        for name in ("mappings", "specs", "outputs/sdtm"):
            shutil.copytree(published_demo / name, folder / name)
        assert run_adam(folder, folder / "outputs" / "sdtm", pieces=pieces) == 0
        written = hashes(folder / "outputs")
        return {name: told for name, told in written.items() if name.startswith("adam")}

    return run


@pytest.fixture(scope="module")
def whole(analysed):
    """Analyse the demo in one piece."""
    return analysed(IN_ONE_PIECE)


@pytest.mark.parametrize("pieces", [Cut(1, 1), Cut(7), Cut(3, 2)])
def test_partitions_give_the_same_analysis(analysed, whole, pieces):
    """Transport files and the list of problems do not tell how the work was divided."""
    assert {name for name in whole if name.endswith(".xpt")} >= {"adam/adsl.xpt", "adam/adrs.xpt", "adam/adtte.xpt"}
    assert analysed(pieces) == whole
