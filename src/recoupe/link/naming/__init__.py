"""One entity for every way somebody is named."""
