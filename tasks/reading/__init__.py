"""The readers of an article: the rules, and any model behind an OpenAI-compatible address, grounded."""
