"""Tests of taking everything along and bringing it back."""
