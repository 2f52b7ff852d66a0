"""SAS transport files, version 5: the codec that reader and writer share.

Written after SAS technical note TS-140. Everything is vectorised: text works per distinct value, numbers per block.
``member`` describes a dataset, ``read`` and ``write`` are the two directions, ``limits`` and ``encode`` say what does
not fit, ``transliterate`` and ``lengths`` prepare a study's datasets, ``frame`` gives datasets.
"""
