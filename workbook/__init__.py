"""Workbook: a terminal workbook in which a mentee takes charge of a mentorship."""

__version__ = "0.1.0"
