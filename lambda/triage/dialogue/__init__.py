"""The dialogue: an event and a state in, a new state and a reply out."""
