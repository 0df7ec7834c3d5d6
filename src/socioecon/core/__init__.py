"""The calculation core: pure functions that need nothing but Python. Read any module alone; import from `socioecon`."""
