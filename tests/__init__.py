"""The tests of the workbook."""
