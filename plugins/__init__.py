"""All the Python of Ashyq Kenes. The data goes one way, and so do the imports:

    content/ ──reading──► records ──model.assembly──► Site ──pages, feeds, sitemap──► artifacts ──engine──► output/
        ▲          │ problems                                                              (unchanged: nothing)
        │          └──► commands.check ──► annotations on the pull request
        └── pull request ◄── intake ◄── form service;  imports ◄── feeds, sitemaps, tables

1 model     what things are: frozen records and the judges of their values
2 reading   files → records, or problems
3 engine    artifacts → output/, and Pelican's way in
4 pages     Site → HTML; feeds, calendars, opendata, cards, sitemap, assets: Site → other formats; intake: form services → content
5 imports   what councils have elsewhere → content; it uses intake's tables and pull requests
6 commands  what people run: ``kenes check``, ``serve``, ``publish``, ``intake``, ``import``, ``poll``, ``report``, ``openness``, ``owners``

A module imports lower numbers only, and in 4 and 6 no sibling (`make lint` checks it).
"""

import gc

gc.freeze()  # what Pelican has loaded stays: the collections while our modules load need not go through it
