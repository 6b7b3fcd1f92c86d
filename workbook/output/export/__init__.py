"""Everything that the workbook holds, as a folder to keep: Markdown to read, and JSON to read back."""
