"""A workbook that has been lived in, to look around in before beginning one's own.

``half_year`` is written by hand and stands in the pictures; ``years`` is made from phrases and a
seed, for as long as one likes.
"""

from workbook.journey.demo.writing import (
    Progress,
    demo_records,
    write_demo,
    write_years,
    year_acts,
)

__all__ = ["Progress", "demo_records", "write_demo", "write_years", "year_acts"]
