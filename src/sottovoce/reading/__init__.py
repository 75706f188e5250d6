"""Reading: one report in; the statements, events and estimates found in it out."""
