"""How high a flowable is."""

from reportlab.platypus import Flowable

_ENDLESS = 1e6  # points


def height_of(flowable: Flowable, width: float) -> float:
    """Points that a flowable takes in a column of that width, with what it keeps free around it."""
    return float(flowable.getSpaceBefore() + flowable.wrap(width, _ENDLESS)[1] + flowable.getSpaceAfter())
