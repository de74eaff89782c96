"""The command line: its verbs, what they print, and the services of one machine."""
