"""The word lists that the splitting rules read; data only."""
