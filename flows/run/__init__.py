"""What every run of a flow stands on: settings, the lock, the record, what it reads, and what it tells."""
