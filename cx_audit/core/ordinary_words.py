"""Words that are no names, and names that are words too: what keeps a text readable when its names are replaced."""

from __future__ import annotations

_NO_NAMES = """
a ab about after ag again agent agents all also am an and another any are as assistant assistants at auf aus
avec away back be because been before behind bei bij billing boss bosses both branch but buyer bv by caller
can cashier chef chief clerk co colleague colleagues company con consultant corp corporation could counter
courier customer customers dans das day de deliverer delivery dem den department der des desk did die director
do doctor does down dr driver drivers du each een ein eine einer el else employee en et even every first
fitter for foreman frau from für gentleman get gets girl gmbh go good group guy had has have he head hello
helper her here herr hers het hi him his hotline hour how i if im in inc incorporated instead into is ist it
its just kg la lady las last le leader leadership les let like limited line llc lorry los ltd madam made man
manager managers many marketing me mechanic member men met mine miss mit more most mr mrs ms much must mx my
nach never new next no nobody none nor not nothing now nurse nv of off office often ohg on once one online
only op operator or order other our ours out over own owner oy packer partner people person personnel picker
plc please por porter postman pour prof reception receptionist representative returns sa sales same sarl
second see seller service shall she shop should since sir so some somebody someone something soon spa srl
staff still store such supervisor support te team technician than thank thanks that the their them then there
these they thing third this those though through till to today tomorrow too trainee two un und under une until
up us van very voice vom von voor waiter waitress warehouse was we web website week well went were what when
where which while who whom whose why with within without woman women worker y yes yesterday yet you your yours
zum zur
"""
_ALSO_WORDS = """
angel april august autumn baker banks bell berry bill bishop black bloom blue bond booth bridge bright brook
brooks brown bush butler carol chance chase christian clay cliff cook cooper crystal daisy dale daniel dawn
dean dell drew earl east eden faith fall farmer fields fish fisher forest fox frank french gene ginger glen
grace grant gray green grey guy hall hand harmony harper hart hazel heart heath heather hill holly honey hope
house hunt hunter iris ivy jack jade jasmine jay jean jewel john joy june kay key keys king knight lake lance
land lane law lee lily little long love major marina mark marks mason may meadow melody mercy mike miles mill
miller moss nick norm north olive page park parks patience pearl penny pepper piper pole poppy porter price
prince queen rain ray reading red reed rich rivers rob robin rock rose ruby rusty sage sandy savage scarlet
sharp skip sky smith snow sparks star stone storm strong sue summer summers sunny swan taylor temple terry
tiller tony turner victor violet wade walker wall ward waters weaver west white wild will willow winter wise
wit wood woods wright young
"""

NO_NAMES = frozenset(_NO_NAMES.split())
"""Words in lower case: none is taken for a name of somebody, or for what tells an organisation from others."""

ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Names in lower case that are words too: replaced only where they begin with a capital."""
