"""What the templates of this folder may say."""
