"""Every screen in its states, as plain text that is kept beside the tests.

``python -m tests.golden`` shows what looks otherwise than it was kept, and with ``--accept`` keeps
it as it looks now.  ``tests/screenshots.py`` draws some of the same scenes as pictures.
"""
