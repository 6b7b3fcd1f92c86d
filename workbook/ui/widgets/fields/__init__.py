"""Fields: one widget for every type of answer, behind one small base class."""
