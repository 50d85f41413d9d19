"""The journey of a whole scene: one photo to depth, coloured points and a surface; NumPy in and out."""
