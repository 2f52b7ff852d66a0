"""What CDISC standards say, packaged: datasets, codelists, units; a study's ``specs/`` lies over it."""

from nec_cdisc.standard.codelists import Codelist, Codelists, Term
from nec_cdisc.standard.loading import Loaded, load
from nec_cdisc.standard.model import Standard

__all__ = ["Codelist", "Codelists", "Loaded", "Standard", "Term", "load"]
