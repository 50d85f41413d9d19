"""From meshes to samples: shapes, coverage, pictures. Never imports models."""
