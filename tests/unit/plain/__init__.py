"""Plain mode: questions and answers, line by line."""
