"""The notice of conclusion (thông báo kết luận kiểm tra) on one visit or several of a round."""
