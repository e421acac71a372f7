"""Claims in two wordings, and pairs that share words and say different things; written for the tests."""

from __future__ import annotations

from typing import Final

# What two newsrooms make of one statement.
SAME: Final = (
    (
        "Kazakhstan has brought home 231 of its citizens from Syria",
        "231 Kazakh citizens were brought back from Syria to Kazakhstan",
    ),
    (
        "The city council approved the new stadium on Tuesday",
        "On Tuesday councillors in the city gave the new stadium their approval",
    ),
    (
        "Unemployment in Spain fell to 11 percent in March",
        "Spain's unemployment rate dropped to 11 per cent in March",
    ),
    (
        "The minister said the vaccine had saved 20,000 lives",
        "20,000 lives were saved by the vaccine, according to the minister",
    ),
    ("Most of the returned citizens are children", "The majority of citizens who returned are children"),
    ("The dam was never inspected after 2015", "After 2015 no inspection of the dam took place"),
    (
        "Oil exports to Germany have doubled since the embargo",
        "Since the embargo, exports of oil to Germany have grown twofold",
    ),
    (
        "The mayor promised 5,000 new homes by 2030",
        "By 2030 there will be 5,000 new homes, the mayor has pledged",
    ),
    (
        "Police arrested 43 protesters outside parliament",
        "43 protesters were detained by police in front of parliament",
    ),
    (
        "The company dumped chemicals into the river for a decade",
        "For ten years chemicals were discharged into the river by the company",
    ),
    (
        "School meals cost parents twice as much as in 2019",
        "Parents pay double what school meals cost in 2019",
    ),
    (
        "The president has not paid income tax since 2016",
        "Since 2016 no income tax has been paid by the president",
    ),
    (
        "Forty percent of nurses plan to leave the profession",
        "40 per cent of all nurses intend to quit their profession",
    ),
    (
        "The army destroyed a bridge over the Dnipro near Kherson",
        "Near Kherson a bridge across the Dnipro was blown up by the army",
    ),
    ("The bank closed 120 branches last year", "Last year 120 of the bank's branches were shut"),
    (
        "Immigrants commit fewer crimes than citizens born in the country",
        "Citizens born in the country commit more crimes than immigrants do",
    ),
    (
        "The treaty allows inspections at 24 hours' notice",
        "Under the treaty, inspections are possible with 24 hours of notice",
    ),
    (
        "Wind farms killed 500,000 birds in a single year",
        "In one year, half a million birds died at wind farms",
    ),
    (
        "The hospital postponed all operations because of the strike",
        "Because of the strike, every operation at the hospital was postponed",
    ),
    (
        "Brazil cleared 13,000 square kilometres of Amazon forest",
        "13,000 square kilometres of forest in the Amazon were cut down in Brazil",
    ),
    (
        "The senator voted against the health bill three times",
        "Three times the senator has voted no on the bill on health",
    ),
    (
        "The United States says countries should repatriate their own citizens",
        "Countries should take back their own nationals, the United States says",
    ),
    (
        "The SDF has urged countries to repatriate citizens held in camps",
        "Countries were urged by the SDF to repatriate their citizens from the camps",
    ),
    (
        "Rents in Lisbon rose faster than in any other European capital",
        "No European capital saw rents rise as fast as Lisbon",
    ),
    ("The museum returned 26 bronzes to Benin", "26 bronzes were given back to Benin by the museum"),
    (
        "The airline cancelled 300 flights over the weekend",
        "At the weekend 300 flights of the airline were cancelled",
    ),
    (
        "Carbon emissions from shipping are three percent of the world's total",
        "Shipping accounts for 3 percent of global carbon emissions",
    ),
    (
        "The prime minister knew about the report in January",
        "The report was known to the prime minister as early as January",
    ),
    (
        "The factory in Györ employs more than 11,000 people",
        "More than 11,000 workers are employed at the Györ factory",
    ),
    ("Russia supplies a third of Europe's gas", "A third of the gas that Europe uses comes from Russia"),
    (
        "Seven children were reunited with their grandfather in Trinidad",
        "In Trinidad a grandfather was reunited with seven children",
    ),
    (
        "The defence budget will grow by eight billion euros",
        "Eight billion euros more will go into the budget for defence",
    ),
    (
        "Voters need photo identification to cast a ballot in Texas",
        "In Texas nobody may cast a ballot without photo identification",
    ),
    ("Kids spend seven hours a day looking at screens", "Children look at screens for seven hours every day"),
)
# The same statement with hardly a word in common; words alone cannot be expected to find these.
FAR: Final = (
    (
        "The government slashed funding for libraries by half",
        "Libraries now get 50 percent less money from the state",
    ),
    (
        "The singer was sacked for being drunk at work",
        "She lost her job because the vocalist drank before concerts",
    ),
    ("Two thirds of adults are overweight", "The majority of grown-ups weigh too much"),
    ("The minister lied to parliament", "What she told lawmakers was untrue, and the minister knew it"),
    ("The bridge is unsafe for lorries", "Heavy trucks put the crossing at risk of collapse"),
    ("Petrol has never been more expensive", "Fuel prices are at a record high"),
    ("The town has run out of drinking water", "Taps are dry and residents have nothing to drink"),
    ("The rebels executed their prisoners", "Captives were shot dead by insurgents"),
)
# The same subject, another statement.
OTHER: Final = (
    ("Kazakhstan will open an embassy in Syria", "The embassy of Syria in Kazakhstan was searched by police"),
    ("The city council rejected the budget", "The city council elected a new chair"),
    ("Unemployment among young people is highest in Greece", "Greece has the highest share of pensioners"),
    ("The vaccine has to be stored at minus 70 degrees", "The vaccine was developed in Oxford"),
    ("The dam holds 80 million cubic metres of water", "The dam was built by prisoners"),
    ("Oil prices fell below 60 dollars", "Oil was found off the coast of Guyana"),
    ("The mayor was born in Leeds", "The mayor cycles to work"),
    ("Police will carry body cameras from June", "Police found the missing painting"),
    ("The river flooded three villages", "The river is clean enough to swim in"),
    ("School starts a week later this year", "The school was named after a poet"),
    ("The president met the Pope", "The president will not run again"),
    ("Nurses earn less than teachers", "Nurses are on strike in four hospitals"),
    ("The army recruits men only", "The army has 30 tanks of that type"),
    ("The bank lent money to the dictator", "The bank moved its head office to Dublin"),
    ("Immigrants pay 12 billion in taxes", "Immigrants wait two years for a permit"),
    ("The treaty was signed in Vienna", "The treaty expires in 2026"),
    ("Wind turbines cannot be recycled", "Wind power is the cheapest source of electricity"),
    ("The hospital was bombed twice", "The hospital has no heart surgeon"),
    ("Brazil exports more beef than any other country", "Brazil won the most matches of the tournament"),
    ("The senator owns three houses", "The senator quoted a speech that was never given"),
    ("The camps hold 10,000 women and children", "The camps were built by the Red Cross"),
    ("Lisbon has more tourists than residents", "Lisbon was destroyed by an earthquake in 1755"),
    ("The museum charges no entry fee", "The museum sold a painting by Monet"),
    ("The airline received a loan of 4 billion", "The airline refused to board a disabled passenger"),
    ("Carbon dioxide makes up 0.04 percent of the air", "Carbon taxes hit the poor hardest"),
    ("The prime minister studied in Paris", "The prime minister has appointed his cousin"),
    ("The factory burned down in May", "The factory makes engines for lorries"),
    ("Russia has expelled 12 diplomats", "Russia banned imports of Polish apples"),
    ("Seven children died in the fire", "Children under seven travel free"),
    ("The defence minister resigned", "The defence pact covers cyber attacks"),
    ("Voters in Texas prefer early voting", "Texas executes more people than any other state"),
    ("Screens harm the eyesight of children", "The children were found in a cellar"),
)
