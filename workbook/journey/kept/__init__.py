"""Lists of what is kept: actions, topics and feedback, each with all that is known of them."""
