"""Pages of a visit: its overview and acts, the sections of its checklist, its photos and files."""
