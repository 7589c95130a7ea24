"""The papers of commendation: proposal with its list, minutes, count of votes, decisions, reports, certificates."""

from sen.reform.commendations.documents.certificates import certificate
from sen.reform.commendations.documents.council import count_minutes, minutes
from sen.reform.commendations.documents.decisions import decision, revocation
from sen.reform.commendations.documents.proposals import proposal, report

__all__ = ["certificate", "count_minutes", "decision", "minutes", "proposal", "report", "revocation"]
