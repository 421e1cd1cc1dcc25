"""The reader of PDF papers beside other programs, by what their output keeps of notes and text."""
