"""The command line: arguments, commands and output."""
