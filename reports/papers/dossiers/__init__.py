"""What papers tell of the dossiers that were counted from files of one-stop software; no person is named."""
