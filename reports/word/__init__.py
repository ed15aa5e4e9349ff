"""A paper as a Word file: its frame from a template of the office, its blocks written one by one."""
