"""The hook of PyInstaller, which tells it what to put into a frozen program."""
