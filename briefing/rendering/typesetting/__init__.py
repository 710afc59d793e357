"""Breaks and sets lines of Chinese by CLREQ's level GB; knows fonts and runs, knows no document."""
