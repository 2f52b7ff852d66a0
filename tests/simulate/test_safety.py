"""Records of treatment and safety."""

from datetime import date

from nec_cdisc.simulate.chart import Chart
from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.person import make_person
from nec_cdisc.simulate.safety import vital_record


class Extreme(Draws):
    """Draws that give a low systolic and a high diastolic pressure."""

    def chance(self, share: float) -> bool:
        """Say that nothing unlikely happens."""
        return share >= 1

    def bell(self, mean: float, deviation: float) -> float:
        """Give a number three deviations from the mean: below a high one, above a low one."""
        return mean - 4 * deviation if mean > 100 else mean + 3 * deviation


def test_the_diastolic_pressure_stays_below_the_systolic_one():
    """However far apart both are drawn, no simulated blood pressure stands upside down."""
    chart = Chart(make_person(2014, 0))
    vital_record(chart, "Cycle 1 Day 1", date(2018, 1, 1), (170, 70.0), Extreme(2014, 0, "vital signs"))
    cells = chart.records[0].cells
    assert (cells["vs_sbp"], cells["vs_dbp"]) == ("76", "75")
