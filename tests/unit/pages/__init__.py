"""Tests of the pages room: reading, checking and mending pages."""
