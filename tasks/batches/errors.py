"""What can be wrong with a cluster, for people to mend."""


class ClusterError(Exception):
    """The cluster cannot be used, or is gone; the message says why and what to do."""
