"""Tests: the notebook room."""
