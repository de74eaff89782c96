"""Batches of pages that are read elsewhere: on processes of this machine or on a cluster, staged as Parquet.

Nothing here imports Prefect, and Dask only when a cluster is asked for.
"""
