"""The phrases that years are told in, by what they are about."""
