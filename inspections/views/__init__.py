"""The pages of asking, one file per thing they show."""
