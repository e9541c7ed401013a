"""The loading of a content folder: every problem found before anything of it is used."""
