"""The sentences by which people say the platform's own intents, as data (English).

Written in plain form (see `text.plain`), separated by ' / '. What a person composes from these
('no none of those thanks') is worked out in `builtin_intents`.
"""

from __future__ import annotations

YES = "AMAZON.YesIntent"
NO = "AMAZON.NoIntent"

PHRASES: dict[str, str] = {
    YES: (
        "yes / yeah / yep / yup / yea / yah / yeh / yessir / yass / aye / sure thing / "
        "certainly / absolutely / definitely / totally / completely / of course / affirmative / "
        "indeed / exactly / precisely / correct / true / you bet / you got it / for sure / "
        "very much / very much so / by all means / mhm / that is right / "
        "that is correct / that is true / that is it / that is the one / it is true / "
        "you are right / you are correct / you heard right / that sounds right / sounds right / "
        "sounds good / sounds like me / i think so / i believe so / i guess so / i suppose so / "
        "i would say so / i would say yes / i think yes / i am afraid so / afraid so / "
        "most of them / all of them / all of those / all of these / all of the above / "
        "some of them / some of those / one of them / one of those / one of these / "
        "a few of them / most definitely / without a doubt / no doubt / a little / a little bit / "
        "a bit / somewhat / sometimes / i do indeed / i sure do / i sure have / i sure am / "
        "it sure does / it sure is / that happened / that happens / that is me / "
        "i have one / i have some / i have them / i have it / i have that / i have those / "
        "i have had that / i have had it / i have had them / i have noticed that / i get that / "
        "i do have that / i do feel that / i noticed that / i have been"
    ),
    NO: (
        "no / nope / nah / naw / nay / negative / never / not really / not at all / "
        "not exactly / not quite / not yet / not now / not today / not me / not once / not one / "
        "not a bit / not a one / not one bit / not in the least / not even a little / "
        "not any of them / not any of those / not any of these / not that i know of / "
        "not that i am aware of / not that i know / not that i can tell / "
        "not that i can think of / not that i have noticed / not that i noticed / "
        "not that i remember / "
        "not that i can remember / not to my knowledge / as far as i know no / "
        "none / none at all / none of them / none of those / none of these / none of that / "
        "none of this / none of the above / none of it / neither / neither one / "
        "neither of them / neither of those / neither of these / nothing / nothing at all / "
        "nothing else / nothing like that / nothing like this / nothing of the sort / "
        "nothing of the kind / nothing new / nothing unusual / no way / no thanks / no thank you / "
        "wrong / incorrect / false / untrue / that is wrong / that is not right / "
        "that is not correct / that is not true / that is not it / that is incorrect / "
        "that is false / it is not true / you are wrong / you got it wrong / of course not / "
        "definitely not / absolutely not / certainly not / probably not / hopefully not / "
        "i hope not / i doubt it / i do not think so / i do not believe so / "
        "i would not say so / i would not say that / i would say no / i think not / i guess not / "
        "i suppose not / i am afraid not / afraid not / not anymore / not any more / not lately / "
        "not recently / not so far / no more than usual / hardly / nada / zero / zilch / "
        "i do not have any / i do not have any of those / i do not have any of these / "
        "i do not have any of them / i do not have any of that / i do not have that / "
        "i do not have those / i do not have it / i do not have them / i do not have either / "
        "i have none / i have none of those / i have none of these / i have none of them / "
        "i have not had any / i have not had any of those / i have not had any of these / "
        "i have not had any of them / i have not had any of that / i have not had that / "
        "i have not noticed any / i have not noticed any of those / i have not noticed that / "
        "i have not noticed anything / i have not noticed anything like that / "
        "i have not had anything like that / i do not have anything like that / "
        "i have never had that / i have never had any of those / i have had none / "
        "i have had none of those / i have had none of these / i have had none of that / "
        "i have noticed none of those / i do not feel any of those / i do not feel any of that / "
        "i do not feel that / i did not notice any / i did not notice anything / "
        "there is none / there are none / there is nothing / there is nothing like that / "
        "no that is all / no that will be all / no that is it / "
        "there is not any / no such thing / no such luck / no nothing / there was nothing"
    ),
    "AMAZON.HelpIntent": (
        "help / help me / help me out / help please / i need help / i need some help / "
        "can you help / can you help me / could you help me / please help me / what can i say / "
        "what can i ask / what can i ask you / what can you do / what do you do / "
        "what can you do for me / what can you help me with / how does this work / "
        "how does it work / how do i use this / how do you work / what should i say / "
        "what am i supposed to say / what do i say / what do i say now / what are my options / "
        "what are my choices / what is this / give me help / instructions / i am lost / "
        "i am stuck / tell me what to say / tell me how this works / options"
    ),
    "AMAZON.StopIntent": (
        "stop / stop it / stop now / stop that / stop this / stop talking / off / turn off / "
        "shut up / shut it / be quiet / quiet / silence / enough / that is enough / "
        "enough already / that is all / that will be all / that is all for now / i am done / "
        "we are done / i am finished / all done / done / finish / finished / end / "
        "end this / end session / the end / goodbye / good bye / bye / bye bye / good night / "
        "see you / see you later / talk to you later / go away / leave me alone / close / "
        "close it / no more questions / stop asking / stop asking me questions / i want to stop / "
        "let us stop / let us stop here / can you stop / can we stop / please stop / "
        "i want to quit / quit / exit / let me out / get me out of here / turn it off / "
        "thanks goodbye"
    ),
    "AMAZON.CancelIntent": (
        "cancel / cancel that / cancel it / cancel this / nevermind / never mind / "
        "never mind that / forget it / forget that / forget about it / abort / scratch that / "
        "do not bother / it does not matter / does not matter"
    ),
    "AMAZON.RepeatIntent": (
        "repeat / repeat that / repeat it / repeat this / repeat please / repeat the question / "
        "repeat your question / repeat that please / repeat the last one / repeat what you said / "
        "repeat yourself / can you repeat / can you repeat that / could you repeat that / "
        "can you repeat it / could you repeat it / can you repeat the question / "
        "could you repeat the question / would you repeat that / please repeat that / "
        "say again / say that again / say it again / say that one more time / "
        "say it one more time / can you say that again / could you say that again / "
        "can you say it again / could you say it again / say what / again / one more time / "
        "once more / come again / what was that / what was that again / what did you say / "
        "what was the question / what was the question again / what is the question / "
        "what did you ask / what did you ask me / what were you saying / ask me again / "
        "ask again / ask that again / tell me again / tell me that again / read that again / "
        "i did not hear you / i did not hear that / i did not catch that / i did not get that / "
        "i did not hear / i missed that / i could not hear you / i could not hear that / "
        "i can not hear you / i did not hear what you said / run that by me again / "
        "come again please / how was that"
    ),
    "AMAZON.StartOverIntent": (
        "start over / start again / start over again / start from the beginning / "
        "start from the start / start from scratch / restart / begin again / begin over / "
        "begin from the beginning / from the beginning / from the start / from the top / "
        "let us start over / let us start again / let us begin again / can we start over / "
        "can we start again / i want to start over / i want to start again / "
        "i would like to start over / go back to the beginning / go back to the start / "
        "back to the start / back to the beginning / take it from the top / reset / "
        "try again from the beginning / do it again from the start / do over"
    ),
    "AMAZON.NavigateHomeIntent": (
        "go home / home / navigate home / take me home / go to home / home screen / "
        "go to the home screen / go to home screen / return home / back to home / main screen"
    ),
    "AMAZON.NextIntent": (
        "next / next one / next please / the next one / go on / continue / skip / skip it / "
        "skip this / skip that / skip this one / skip that one / skip ahead / skip forward / "
        "go forward / move on / forward / advance"
    ),
    "AMAZON.PreviousIntent": (
        "previous / previous one / the previous one / go back / back / back up / "
        "go back one / take me back / the one before / last one / skip back / go backwards"
    ),
    "AMAZON.PauseIntent": (
        "pause / pause it / pause this / hold on / hang on / wait / wait a minute / wait a second"
    ),
    "AMAZON.ResumeIntent": (
        "resume / resume it / continue / keep going / go on / carry on / proceed"
    ),
    "AMAZON.MoreIntent": "more / more please / tell me more / show more / show me more",
    "AMAZON.SelectIntent": "select / select this / select that / choose this one / pick this one",
    "AMAZON.ScrollDownIntent": "scroll down",
    "AMAZON.ScrollUpIntent": "scroll up",
    "AMAZON.PageDownIntent": "page down",
    "AMAZON.PageUpIntent": "page up",
    "AMAZON.ShuffleOnIntent": "shuffle / shuffle on / turn on shuffle",
    "AMAZON.ShuffleOffIntent": "shuffle off / turn off shuffle / stop shuffling",
    "AMAZON.LoopOnIntent": "loop / loop on / turn on loop",
    "AMAZON.LoopOffIntent": "loop off / turn off loop",
}
"""Intent name -> what counts as saying it. The first intent that the model declares wins a tie."""

SOFT_PHRASES: dict[str, str] = {
    YES: (
        "go ahead / let us go / let us do it / why not / i guess / i suppose / i think / "
        "probably / kind of / sort of / both of them / both of those / always / often / "
        "all the time"
    ),
    "AMAZON.RepeatIntent": (
        "what / what what / sorry / huh / pardon / pardon me / excuse me / i am sorry / "
        "beg pardon / i beg your pardon / sorry what / what is that / wait what"
    ),
}
"""Phrases that count only when nothing firmer stands in the sentence ('okay no' is a no)."""

ASSENTS = "okay / all right / alright / right / fine / very well / sure"
"""What may stand before or after an answer but is none: it may mean that all is well.

Where a model lists one as a sample, it counts as that model says.
"""

TAILS = (
    "please / thanks / thank you / thank you very much / now / sir / ma'am / dear / mate / "
    "buddy / at all / actually / really / just / well / oh / so / too / as well / either / "
    "right now / at the moment / for now / today / lately / recently / anymore / any more / "
    "sadly / unfortunately / luckily / thankfully / thank god / thank goodness / fortunately / "
    "honestly / i said / i told you / like i said / as i said / still / yet / hey / look / "
    "you know / i mean / and / but / i promise / of those / of these / of them / of that / "
    "that i know of / that i can tell / as far as i know / as far as i can tell / to be honest / "
    "both / both of them / all of them / often / all the time / always / a lot / lots / "
    "very much / quite / i think / i guess / i suppose / i believe / i want to / "
    "i would like to / i need to / can we / could we / can you / could you / would you / "
    "will you / let us / let me"
)
"""What may stand beside any of them without changing it."""

PLAIN_ANSWERS = frozenset("yes yeah yep yup yea no nope nah".split())
"""Words that say yes or no and nothing else, whatever stands beside them."""

BEING = frozenset("am is are was were".split())
"""Auxiliaries after which 'a lot' is a statement of its own: 'that is a lot'."""

SUBJECTS = frozenset("i we you he she it that this they there those these".split())
AUXILIARIES = frozenset(
    "do does did am is are was were have has had can could will would should might must".split()
)
ADVERBS = frozenset(
    "really actually definitely certainly still also always often honestly just sometimes "
    "probably".split()
)
