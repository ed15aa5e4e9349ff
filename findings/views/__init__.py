"""The pages of judging and mending, one file per thing they show."""
