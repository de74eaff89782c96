"""The file: opened, locked, written in one transaction, copied and published."""
