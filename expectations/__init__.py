"""What must hold for every row, as Great Expectations suites; each rule has a reason code, a severity and its why."""
