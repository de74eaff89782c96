"""The work of each stage, as Prefect tasks over engines that do not know Prefect."""
