"""Pages of commendation: rounds with the list from results, dossiers, the council, the gold book, and their papers."""
