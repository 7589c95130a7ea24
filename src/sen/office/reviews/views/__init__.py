"""One module per page: the list, the pack, the meeting, texts to draft from, the report."""
