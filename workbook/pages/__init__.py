"""Pages: Markdown files that say what is asked, read into plain data and checked."""
