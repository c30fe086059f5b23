"""The page: an article as HTML with its findings in the margin, and the index of several."""
