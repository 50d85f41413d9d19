"""Weights files on their way to the disk: fetched from the network, brought back from git, imported. What is
here loads the standard library only; gdown and h5py come in where an address or a file needs them.
"""
