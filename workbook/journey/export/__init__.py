"""Everything that the workbook holds, as it leaves for good keeping: what may, and how it reads."""
