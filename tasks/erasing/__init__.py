"""Take a person or an address out of everything that is kept, and keep both out from then on."""
