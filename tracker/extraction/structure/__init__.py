"""What a text shows without any model: paragraphs, quotations, passages, sentences, words."""
