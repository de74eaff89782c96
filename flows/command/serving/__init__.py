"""What `tallywire serve` starts, and who gets in."""
