"""The papers that prepare an inspection: plan, decision on the team, outline, notice of schedule."""
