"""The minutes of a visit (biên bản kiểm tra)."""
