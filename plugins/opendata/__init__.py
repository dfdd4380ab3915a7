"""The site's facts as open data: tables, Popolo, and the catalogues that describe them.   → ``/data/``"""
