"""A photo's journey from upload to printable mesh: NumPy in, NumPy out, no Streamlit and no TensorFlow at import."""
