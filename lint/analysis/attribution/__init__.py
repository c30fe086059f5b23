"""Attribution: find who is said to have said, thought or done something."""
