"""Problems: what is wrong, where, why and what to do next, as data."""

from nec_cdisc.problem.catalogue import CODES, Code, Severity
from nec_cdisc.problem.model import Cells, Place, Problem

__all__ = ["CODES", "Cells", "Code", "Place", "Problem", "Severity"]
