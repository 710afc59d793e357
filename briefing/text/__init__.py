"""Numerals, sentences, and maps between joined and raw text: knows language, knows no newspaper."""
