"""Archives: what was made, what made it, who approved it, and the proof that it can be made again."""
