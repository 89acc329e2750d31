"""Whom a newspaper's sources speak to."""

from __future__ import annotations

_NETWORKS = (
    "CNN|MSNBC|CNBC|NBC(?: News)?|CBS(?: News)?|ABC(?: News)?|NPR|PBS|VOA|Fox Business"
    "|F(?:ox|OX) News(?: Sunday)?|Sky News|Al Jazeera"
)
_AGENCIES = "AFP|Agence France-Presse|Reuters(?: news agency)?|Bloomberg(?: News)?|Anadolu Agency"
_PAPERS = "POLITICO|Politico|Axios|Wikinews|BuzzFeed News|HuffPost|Yahoo News|USA T(?:oday|ODAY)"
_WITH_ARTICLE = (
    "Associated Press|New York Times|Washington Post|Wall Street Journal|Guardian|Hill"
    "|Daily Beast|Financial Times|Telegraph|Times|Post|Journal|Independent|Washington Examiner"
    "|Washington Times|Washington Free Beacon|South China Morning Post|TASS news agency"
)
PRESS = (
    rf"(?:(?:a group of )?(?:reporters|journalists)|(?:the )?(?:press|media)(?=[ .,])"
    rf"|{_NETWORKS}|{_AGENCIES}|{_PAPERS}"
    rf"|(?:[Tt]he )?(?:AP|BBC)|[Tt]he (?:{_WITH_ARTICLE}))"
)
"""Media and their reporters; never a court, a committee or the police."""
