"""The two sides of steering: who gives, and who reports for a unit."""

from sen.reform.accounts.roles import Role

GIVERS = (Role.SECRETARY, Role.LEADER)
REPORTERS = (Role.UNIT_HEAD, Role.FOCAL_OFFICER)
