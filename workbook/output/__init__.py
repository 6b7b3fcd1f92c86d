"""What leaves the workbook, drawn: documents as Markdown, HTML and JSON, meetings for calendars."""
