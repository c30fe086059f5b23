"""Archives: check more articles than one machine can, piece by piece, into tables that other programs query.

`batches` beside this package is the pure function over record batches; here are its rows and tables, the process that
it reads documents in, and the runs over whole archives with their runners (local, Spark, Ray, Dask).
"""
