"""The summary report of a year's plan (báo cáo tổng hợp kết quả kiểm tra năm)."""
