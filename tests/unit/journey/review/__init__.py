"""Looking back: gathering, finding and telling what was written."""
