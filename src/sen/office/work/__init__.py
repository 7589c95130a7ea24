"""The first page after signing in: "Việc của tôi", one list of everything a person has to do."""
