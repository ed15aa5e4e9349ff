"""The pages of the extracts of one-stop software, one file per thing they show."""
