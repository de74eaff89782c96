"""What is decided about rows: the gate, the quarantine, corrections, takedowns and withdrawals."""
