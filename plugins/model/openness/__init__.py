"""How open a council is: a case (a council and what it published here in a year), criteria (case → finding), and the card they make."""
