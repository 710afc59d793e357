"""The chart room: a section says what it wants to show and with which facts; form, order and rounding are chosen here.

It never mixes units, periods or kinds of figures in one chart, and never changes a printed label.
"""

from briefing.charting.comparable import FEWEST
from briefing.charting.plans import chart_of
from briefing.charting.telling import MARK
from briefing.charting.turning import turned
from briefing.charting.wanted import Fact, Purpose, Wanted

__all__ = ["FEWEST", "MARK", "Fact", "Purpose", "Wanted", "chart_of", "turned"]
