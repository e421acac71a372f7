"""Common given names, by which a person's name is told from a body's, and he from she."""

from __future__ import annotations

FEMALE_NAMES = frozenset(
    """
        abby abigail ada adele adriana agnes aisha alana alejandra alexandra alexis alice alicia alina
        alison allison alma alyssa amal amanda amber amelia amina amira amy ana anastasia andrea angela
        angelina angie anita ann anna anne annette annie anya april ariana ashley asha astrid audrey aurora
        ayesha barbara beatrice becky bella bernadette bertha beth bethany betsy betty beverly bonnie brenda
        bridget brigitte brittany camila camilla candace carla carly carmen carol carole carolina caroline
        carolyn carrie catherine cathy cecile cecilia celeste charlotte chelsea cheryl chiara chloe
        christina christine cindy claire clara claudia colleen constance cora courtney cristina crystal
        cynthia daisy danielle daphne dawn deborah debbie debra deepa denise diana diane dolores donna dora
        doris dorothy edith eileen elaine eleanor elena elisabeth elise eliza elizabeth ella ellen eloise
        elsa emilia emily emma erica erika erin esther ethel eva eve evelyn farah fatima faye felicia fern
        fiona florence fran frances francesca gabriela gabrielle gail georgina gertrude gillian gina ginny
        giulia gladys gloria grace greta gretchen gwen hannah harriet heather heidi helen helena helga
        hilary hillary hope huma ida ilse imelda indira ines ingrid irene irina iris isabel isabella
        isabelle ivana ivanka ivy jackie jacqueline jane janet janice jasmine jean jeanne jen jenna jennifer
        jenny jessica jill joan joanna joanne jocelyn jodi josephine joy joyce juanita judith judy julia
        juliana julie juliet june kamala karen karin karina kate katharine katherine kathleen kathryn kathy
        katie katrina kay kayla keiko kelly kellyanne kelsey kendra kerry kim kimberly kirsten kristen
        kristin kristina lara latoya laura lauren laurie layla lea leah leila lena leslie leticia lila
        lillian lily linda lindsay lindsey lisa liz liza lois loretta lori lorraine louise lucia lucy luisa
        lydia lynda lynn mabel mackenzie madeleine madeline madison maggie malala mandy manuela marcia
        margaret margarita margot maria mariam marian marianne marie marilyn marina marisa marjorie marlene
        marta martha martina mary maryam maureen maxine maya megan meghan mei melania melanie melinda
        melissa mercedes meredith mia michele michelle mildred mina mindy miranda miriam molly mona monica
        monique muriel myra nadia nadine nancy naomi natalia natalie natasha nicola nicole nina noor nora
        norma octavia olga olivia paige pamela patricia patty paula pauline peggy penelope penny petra
        phoebe phyllis priscilla priya rachel rania rebecca regina renee rita roberta robin rosa rosalind
        rose rosemary rosie roxanne ruby ruth sabrina sally samantha sandra sara sarah sasha savannah selma
        shannon sharon sheila shelley sherry shirley simone sonia sophia sofia sophie stacey stacy stella
        stephanie sue susan susana susanna susanne suzanne svetlana sylvia tamara tammy tanya tara tatiana
        teresa teri terri theresa tiffany tina tracey tricia trudy uma ursula valentina valeria valerie
        vanessa vera veronica vicky victoria viola violet virginia vivian wanda wendy whitney wilma winifred
        xenia yasmin yelena yolanda yuki yulia yvette yvonne zainab zara zoe
    """.split(),
)
MALE_NAMES = frozenset(
    """
        aaron abdul abdullah abe abraham adam adrian ahmad ahmed akira al alan albert alberto alec alejandro
        aleksandr alex alexander alexei alexis alfred ali allan allen alvin amir amit anatoly anders andre
        andreas andrei andrew andy angelo angus anthony antonio archie arjun armando arnold arthur arturo
        ashok asif austin axel barack barry bart basil bashar ben benedict benjamin benny bernard bernie
        bert bill billy bjorn bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno
        bryan bryce byron caleb calvin cameron carl carlo carlos carlton casey cecil cedric chad charles
        charlie chester chris christian christoph christopher chuck clarence clark claude clay clayton
        clement cliff clifford clint clinton clive clyde cody colin conor conrad corey cory craig curt
        curtis cyrus dale damian damon dan daniel danny darrell darren dave david dean deepak denis dennis
        derek desmond dick diego dieter dimitri dirk dmitri dmitry dominic don donald doug douglas duane
        duncan dustin dwayne dwight earl ed eddie edgar eduardo edward edwin eli elias elijah elliott elmer
        elon emil emilio emmanuel emmett enrique eric erik ernest ernesto ethan eugene evan ezra farid
        federico felipe felix ferdinand fernando fidel floyd francis francisco francois frank franklin franz
        fred frederick fritz gabriel gareth garry gary gavin gene geoff geoffrey george gerald gerard
        gerhard gianni gilbert giles giorgio giovanni glen glenn gordon graham grant greg gregory guido
        guillermo gus gustavo guy hal hamid hamza hank hans harold haroon harris harry harvey hasan hassan
        hector heinrich helmut henri henrik henry herbert herman hiroshi horace howard hubert hugh hugo
        hussein ian ibrahim igor imran ioannis ira isaac ismail ivan jack jacob jacques jaime jake jamal
        james jamie jan jared jason javier jay jed jeb jeff jeffrey jens jeremiah jeremy jerome jerry jesse
        jesus jim jimmy joachim joao joaquin joe joel johan johann john johnny jon jonah jonas jonathan
        jorge jose josef joseph josh joshua juan jules julian julio jurgen justin kareem karim karl
        kassym-jomart keith ken kenji kenneth kent kenya kevin khalid kirk klaus kofi konstantin kurt kyle
        lamar lance larry lars laurence lawrence lee len leo leon leonard leonid leroy levi lewis liam
        lionel lloyd lorenzo lou louis luc luca lucas luigi luis lukas luke luther mahmoud manuel marc
        marcel marco marcos marcus mario mark markus marshall martin marty marvin massimo mateo matt matteo
        matthew maurice mauricio max maxim mehmet mel melvin michael michel miguel mikael mike mikhail milan
        miles milton mitch mitchell mitt mohamed mohammad mohammed moses muhammad murray mustafa nadeem
        narendra nasser nate nathan nathaniel neil nelson newt nicholas nick nicolas nigel nikolai noah noam
        noel norman olaf oleg oliver olivier omar orlando oscar osman otis otto owen pablo paolo patrick
        paul pavel pedro percy perry pete peter phil philip philippe phillip pierre piotr preston quentin
        rafael rahul raj rajesh ralph ramon rand randall randy raphael rashid raul ravi ray raymond recep
        reginald reince rene rex ricardo rich richard rick ricky rob robbie robby robert roberto rod rodney
        rodrigo roger roland rolf roman ron ronald ronnie rory ross roy rudolf rudy rupert rush russell ryan
        sal salman salvador sam samir samuel sanjay santiago saul scott sean sebastian serge sergei sergey
        sergio seth shane shaun shawn sidney silvio simon spencer stan stanley stefan stephan stephen
        sterling steve steven stewart stuart suleiman sunil sven ted terence terrence terry thabo theo
        theodore thomas tim timothy toby todd tom tomas tommy tony travis trent trevor trey tristan troy
        tyler tyrone umar uwe vernon victor vijay viktor vince vincent vinod vladimir wade wallace walt
        walter warren wayne wei wendell werner wes wesley wilbur wilfred will willard willem william willie
        wolfgang xavier xi yasser yusuf youssef yuri yves zachary zack zayn
    """.split(),
)
EITHER_NAMES = frozenset(
    """
        alex ashton avery blake cameron casey chris dakota dana drew finley harper jamie jordan jules kelly
        kerry kim kris lee leslie logan morgan pat quinn reese riley robin sam sandy sasha shannon shelby
        sidney skyler taylor terry tracy
    """.split(),
)
NICKNAMES = {
    "alex": "alexander",
    "andy": "andrew",
    "beth": "elizabeth",
    "betsy": "elizabeth",
    "bill": "william",
    "billy": "william",
    "bob": "robert",
    "bobby": "robert",
    "chuck": "charles",
    "dick": "richard",
    "jack": "john",
    "jim": "james",
    "jimmy": "james",
    "kate": "katherine",
    "liz": "elizabeth",
    "mike": "michael",
    "peggy": "margaret",
    "rick": "richard",
    "ted": "edward",
    "tony": "anthony",
}
