"""From raw EDC exports of a clinical trial to a CDISC submission package."""

__version__ = "0.1.0"
