"""The forms of asking, one file per thing they fill in."""
