"""Words with a capital that are no names: those with which sentences begin, and those that always have one."""

from __future__ import annotations

_BEGINNINGS = """
absolutely actually after again against ahead all almost along already also although always amazing an and
another answer any anyone anything apparently are arrived as ask asked at away awful back bad because been
before being best better between both box bring broken bulb but buy bye call called calls came can cannot
careful case certainly chat cheap checked choose clean clear click close closed cold come contract could dear
delivered delivery despite did difficult discount do does done dont down during early easy eight either eleven
email emails empty enough even eventually ever every everybody everyone everything exactly excellent except
explain fair fast fax fifty finally fine first five follow form forty found four free friendly frustrating
full funny get give given go good great half happy hard has have having he hear heat hello help her here hi
his hold honestly horrible hours how however hundred i if imagine immediately in indeed instead invoice is it
its just keep kind kindly knew know last late later leave left less let like listen little long look lost lots
lovely luckily mail many maybe me mend might minutes most much music must my never next nice nine no nobody
none not nothing now number of off offer offered oh ok okay old on once one only open order our out over
overall page paid parcel patience pay people perfect perhaps pick please plenty polite poor price prices
promise promised put queue quick quiet quite rather reach read ready really reception refund remembered repeat
reply right rude sad same say see seemed send sent service seven several she shop short should show similar
simple simply six slow small smile so some somebody someone something sometimes somewhere soon sorry speak
staff start still stop store strange such super sure surely take talk tel telephone tell ten terrible than
thank thanks that the their them then there these they thing things thirty this those thousand three through
ticket to today told tomorrow too took total treated try twelve twenty twice two typical understand
unfortunately unless until unusual upon us usual usually very visit wait waited walk wanted warm was water we
web well were what when where which while who whoever whole why will window wish with within without wonder
wonderful work would wow write wrong yes yesterday yet you your
"""
_CAPITALISED = """
america american android april atm august austria austrian belgian belgium britain british ceo cfo china
chinese christmas danish december denmark dezember dienstag donnerstag dutch dvd easter email england english
eu euro europe european euros excel facebook faq februar february france freitag french friday german germany
god google gps greece hr i i'd i'll i'm i've iberian id india indian instagram internet iphone ireland irish
it italian italy januar january japan japanese juli july june juni mai march mastercard may mittwoch monday
montag märz netherlands new norway november october ok okay oktober paypal pdf pin poland polish portugal q&a
samstag saturday scotland scottish september sms sonntag spain spanish sunday sweden swedish swiss switzerland
thursday tuesday turkey turkish tv uk url usa usb vat visa wales web wednesday welsh whatsapp wifi windows
year youtube
"""
_NOT_AFTER = """
the a an my me to us it them him her their our your this that these those at on in for up out back with not of by about
over down no
"""
_AFTER = "was said told had knew came took gave rang wrote put made is"

NOT_AFTER_A_NAME = frozenset(_NOT_AFTER.split())
"""Words in lower case that follow a verb at the beginning of a sentence rather than a name."""
AFTER_A_NAME = frozenset(_AFTER.split())
"""Words in lower case that show that what stands before them is a name, though it is a word as well."""

BEGINNINGS = frozenset(_BEGINNINGS.split())
"""Words in lower case with which sentences usually begin."""

CAPITALISED = frozenset(_CAPITALISED.split())
"""Words in lower case that are spelled with a capital: days, months, languages, well-known brands."""
