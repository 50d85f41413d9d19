"""Readers of the published sets, as they lie on the disk once unpacked; nothing is downloaded.

    shapenet   ShapeNetCore: meshes by synset
    r2n2       3D-R2N2's pictures of ShapeNet (ShapeNetRendering) and voxels (ShapeNetVox32)
    pascal3d   Pascal3D+: CAD meshes, photos with the pose of their objects
    pix3d      Pix3D: photos with mask, pose, mesh and voxels
    nyu        NYU Depth V2: photos of rooms with their depth

Each yields its rows one by one: meshes as `data.meshfolder.MeshRow`, pictures as `PublishedObject`. What is
not of our categories is passed over. All is brought to our conventions here, and nowhere else.
"""
