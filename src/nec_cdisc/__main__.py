"""Runs the program as ``python -m nec_cdisc``."""

from nec_cdisc.cli.main import start

start()
