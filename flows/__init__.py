"""The flows: each module is one job that Prefect runs; `run` holds what they share, `command` the command line."""
