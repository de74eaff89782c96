"""Sentences about invented people and places, for the properties that hold for every text."""

SENTENCES = (
    "At least 14 people were killed and 30 injured when a ferry sank off Osten on Friday, police said.",
    "Two hostages - a nurse and a cook - who had been held in Osten since 2016 were released.",
    "A man and a woman were killed.",
    "Mira Kolb, 34, a teacher, died of her wounds on May 3, her brother Jon Kolb said.",
    "The ministry denied that 200 soldiers had been captured near the river.",
    "Cholera has infected 1,240 people since January, including 310 children; 12 confirmed cases were in camps.",
    "The 38-year-old driver and his two daughters, aged 4 and 6, were among the dead.",
    "Officials put the toll at between 40 and 50, up from 35 a day earlier.",
    "No one was hurt, a spokesman for the fire service told the Osten Herald.",
    "Half of the 60 detainees were freed last week; the others remain in custody.",
    '"We lost three men on Monday," Major Ilja Dorn said. "Nobody came to help us."',
    "Prices rose by 12 percent in the third quarter to $4.50 a litre.",
    "Killed: 4\nInjured: 11\nMissing: 2",
    "Region | Dead | Injured\nNorth | 12 | 30\nSouth | 3 | 9",
    "The flood displaced some 3,000 families in the valley, according to aid workers.",
    "A court sentenced 5 of the 9 accused to ten years in prison on Tuesday.",
    "In many cases, the doctor said, the fever passes within three days.",
    "BRANE, 7 May (Herald) - Rebels seized 21 fishermen on Lake Vess overnight.",
    "The group said it had killed 11 soldiers; the army said it lost one man.",
    "Thousands fled, dozens were wounded and several houses burned down at 4.30 p.m. on the Sunday before Easter.",
)
FRAGMENTS = ("Some cases", "Cases rise", "8-month-old girl, Nora Feld,", "of the", "12", "- and", "aged", "the 3", "he")
AMOUNTS = ("Three days", "A day", "Two weeks", "Several months", "Some 20 years", "Half an hour")
RELATIONS = ("after", "before", "later than", "since", "until", "of", "and", "to")
DATES = ("Monday", "Easter", "May 5", "the first week of June", "the week of March 6", "1994", "dawn", "noon")
FRAMES = ("last week", "last year", "this year", "of 1999", "in the morning", "at 5 p.m.", "a year ago", "")
ENDINGS = ("The garden was green with", "Photo of the", "He and", "Seen from a", "Rain in", "Not", "Who", "By 40", "Of")
