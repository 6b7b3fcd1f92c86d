"""Tests of what follows from pages and notebook together."""
