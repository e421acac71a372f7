"""The sample: an article whose claims went through review and publication, and how it leaves again."""
