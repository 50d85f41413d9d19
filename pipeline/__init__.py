"""A photo's journey from upload to printable mesh: NumPy in, NumPy out, nothing heavy at import."""
