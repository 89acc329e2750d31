"""Invented articles of every genre; the first line of each is its title."""

from __future__ import annotations

COLUMN = """The harbour we are about to throw away
I have lived beside this harbour for thirty years, and I have never seen a worse idea than this one.
The council wants to sell the northern quay to a foreign shipping line, and it wants us to be \
grateful.
Why should we be?
We are told that the sale will bring jobs.
That is simply not true: the cranes of today need nobody to run them, and everyone on the council \
knows it.
What the sale would really bring is one more landlord who does not answer to voters.
Of course a port has to earn its living.
But a city that cannot decide who may land on its own shore is hardly a city at all.
Perhaps the mayor believes that nobody will notice.
She is wrong, and she must be told so before it is too late.
If we let this go, we should not pretend afterwards that we had no choice.
"""

EDITORIAL = """A reckless bargain at the border
The government's new border law is a reckless answer to a real problem.
No one doubts that the frontier must be guarded, or that smugglers have grown bold.
But the law gives the police powers that no court can check, and it does so without a limit in time.
That is not security; it is the habit of governments that have run out of ideas.
Parliament should strike out the third chapter, and it should do so this week.
Worse still is the pretence that the measure is only for emergencies.
Every emergency of the past decade has quietly become the rule, and there is no reason to think \
that this one would be different.
The minister's argument that honest people have nothing to fear is as old as it is wrong.
What they have to fear is precisely a state that need not explain itself.
A better law is possible, and the opposition knows what it would look like.
It is high time that somebody wrote it down.
"""

PRESS_RELEASE = """Joint Statement on the Lake Orla Water Dialogue
The following is the text of a joint statement by the Governments of Norland and Sudmark.
The Foreign Ministers met today to reaffirm the enduring partnership between our two countries.
We welcome the progress that our experts have made on the shared management of Lake Orla.
We reaffirm our commitment to the sovereignty and territorial integrity of every state on its shore.
The ministers underscored the importance of regional stability and of cooperation on energy.
Norland intends to strengthen its support for communities that depend on the lake.
Sudmark commends the work of the joint commission and pledges to provide further resources.
We condemn all attempts to use water as a weapon, and we call on all parties to respect \
international law.
Our governments remain committed to a peaceful and prosperous future for the people of the region.
We look forward to the next round of our strategic dialogue.
"""

INTERVIEW = """An interview with Anna Lind, candidate for the island council
Anna Lind is running for the island council; she answered our questions by telephone.
What made you decide to stand for office?
I saw that my neighbours had stopped believing that anything could change here, and I wanted to \
show them that it can.
How would you pay for the new ferry that you have promised?
We already pay for it, because we lose a whole day's work whenever the old one breaks down.
Do you think that the mainland will agree?
I think that they will, if we ask them with one voice.
What do you say to people who call your plan naive?
I tell them to come and stand on the quay with me on a January morning.
What would you do on your first day?
I would open the books, so that we all know what we have.
"""

QUOTES = """Lawmakers clash over ferry contract
PORT ORLA — Lawmakers clashed on Tuesday over a contract for the island ferry that auditors say \
cost the city 4 million crowns more than planned.
"This is a disgrace, and everybody in this room knows it," opposition leader Peter Falk told the \
council on Tuesday.
"We must stop pretending that nobody is to blame," he added.
Mayor Anna Lind rejected the criticism and said the contract had been approved by all parties in \
March.
"I never hid anything, and I never will," Lind said.
According to the audit, the shipyard was paid twice for the same engine.
A spokesman for the shipyard said the second payment was returned on Friday.
"It was simply a mistake," said the spokesman, Jonas Berg.
Falk said his party would ask for a vote of confidence on Thursday.
Two members of Lind's coalition told reporters they had not decided how they would vote.
The ferry, which carries 900 passengers a day, has been out of service since Saturday.
"""

SHOULD = """Doctors urge ministry to reopen island clinic
NORTH ORLA — Doctors on Monday urged the health ministry to reopen the island's only clinic, which \
was closed in May after its roof collapsed.
"The government should be ashamed, and it should act today," said Maria Holm, who led the clinic \
for nine years.
Holm told reporters that 14 patients had been flown to the mainland since June.
"You should see their faces," she said.
Health Minister Karl Brandt said on Monday that repairs would begin in September.
The ministry has set aside 2 million crowns, according to a letter seen by this newspaper.
"We should not promise what we cannot keep," Brandt said at a news conference in the capital.
Opposition lawmaker Peter Falk said the letter was sent only after the doctors' protest on Friday.
About 200 people joined that protest, police said.
The clinic served 3,100 residents before it was closed.
"""

COURT = """Court jails former customs chief for seven years
A court in Port Orla on Wednesday sentenced the former head of the customs office to seven years \
in prison for taking bribes from smugglers.
Judge Eva Strand said Henrik Moe had accepted at least 600,000 crowns between 2015 and 2019.
Moe, 58, denied the charges and said through his lawyer that he would appeal.
Prosecutors had asked for ten years.
The court found that Moe warned a smuggling ring of 11 raids, according to the ruling.
Two other officers were acquitted on Wednesday for lack of evidence.
Prosecutor Lena Dahl told reporters that the sentence was a warning to others.
The trial began in January and heard 43 witnesses.
Moe led the customs office from 2011 until he was suspended in December 2019.
Lawyer Jonas Berg said his client would remain free until the appeal is heard.
"""

GERMAN = """Hafen bleibt geschlossen
Der Hafen von Orla bleibt nach dem Sturm vom Montag für mindestens neun Tage geschlossen.
Die Küstenwache teilte mit, dass drei Schiffe vor der Mole warten.
Bürgermeisterin Anna Lind sprach von einem schweren Schaden für die Stadt.
Am Dienstag sollen Taucher die Einfahrt untersuchen.
Ein Sprecher der Reederei sagte, die Ladung sei nicht verderblich.
Im vergangenen Jahr liefen hier mehr als tausend Schiffe ein.
"""
