"""The parts that pages are made of, one part one file."""
