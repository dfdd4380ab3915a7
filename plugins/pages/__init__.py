"""Site → HTML, a module a noun."""
