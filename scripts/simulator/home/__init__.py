"""What a device stands in: a clock, settings, permissions, reminders, a screen."""
