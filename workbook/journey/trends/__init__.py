"""What changed over time, as frozen data that a chart draws and a sentence says."""
