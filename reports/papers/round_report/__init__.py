"""The summary report of a round (báo cáo kết quả kiểm tra): rows → figures and prose → sections."""
