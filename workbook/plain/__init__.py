"""The workbook as questions and answers, line by line: for screen readers, dumb terminals, scripts."""
