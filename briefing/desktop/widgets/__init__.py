"""Cards, lists, the page view, the message bar and the dialogs."""
