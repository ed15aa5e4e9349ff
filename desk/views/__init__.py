"""The pages where everything meets, one file per thing they show."""
