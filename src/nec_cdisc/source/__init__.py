"""Opens authored files: YAML and CSV as text with the position of every value, and problems instead of exceptions."""

from nec_cdisc.source.csv_file import Row, Table, load_csv
from nec_cdisc.source.document import Document
from nec_cdisc.source.frame import code_frame
from nec_cdisc.source.nearest import distance, nearest
from nec_cdisc.source.study_path import PathRefused, resolve_inside
from nec_cdisc.source.yaml_file import load_yaml

__all__ = [
    "Document",
    "PathRefused",
    "Row",
    "Table",
    "code_frame",
    "distance",
    "load_csv",
    "load_yaml",
    "nearest",
    "resolve_inside",
]
