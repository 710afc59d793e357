"""What the views show: the draft of a pack, articles in groups, sections in order."""
