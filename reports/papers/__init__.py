"""One file (or folder) for each kind of paper: from the rows to what it says, section by section."""
