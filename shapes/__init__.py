"""The vocabulary everything else speaks: categories, voxel grids, triangle meshes and cameras. NumPy only."""
