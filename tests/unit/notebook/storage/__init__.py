"""Tests of the log storage and of the database over it."""
