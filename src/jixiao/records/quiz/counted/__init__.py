"""What the room lets others count: its measures, with references down to the campaign."""
