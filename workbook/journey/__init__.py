"""Journey: what follows from the pages and the notebook together."""
