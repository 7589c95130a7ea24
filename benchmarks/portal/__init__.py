"""The portal measured: ten thousand articles, many readers at once, a slow line."""
