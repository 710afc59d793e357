"""Turns newspaper coverage of industry events into a briefing pack whose every figure can be traced."""

__version__ = "0.1.0"
