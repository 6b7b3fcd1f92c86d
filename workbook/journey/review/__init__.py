"""Looking back: everything that was written, newest first, and finding a word in it."""
