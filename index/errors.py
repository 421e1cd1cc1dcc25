"""Errors of the index and its models."""

from corpus.errors import IbidError


class NoIndex(IbidError):
    """There is no index to answer from."""

    code = "no_index"
    category = "no_index"


class DamagedIndex(IbidError):
    """The index on disk is not what its manifest says."""

    code = "damaged_index"
    category = "no_index"


class UnusableModel(IbidError):
    """A model is missing, or is not the one that it should be."""

    code = "unusable_model"
    category = "unavailable"


class NotBuilt(IbidError):
    """A build failed; the index before it still stands."""

    code = "not_built"
    category = "not_built"


class AnotherBuild(NotBuilt):
    """Another process is building the same index."""

    code = "another_build"


class ModelNotFetched(IbidError):
    """A model could not be downloaded."""

    code = "model_not_fetched"
    category = "unavailable"
