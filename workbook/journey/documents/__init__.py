"""What leaves the workbook, built from its records: an agenda, a follow-up, an agreement, goals."""
