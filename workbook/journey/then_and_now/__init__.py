"""What was answered then and what is answered now, prompt by prompt, goal by goal."""
