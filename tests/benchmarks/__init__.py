"""How fast the workbook is beside a bare Textual app, a bare file and other programs."""
