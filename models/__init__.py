"""Networks, and where their weights lie. Importing this package loads no TensorFlow."""
