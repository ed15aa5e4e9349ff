"""Reading exports of one-stop software: from a file of any product to records, without a database."""
