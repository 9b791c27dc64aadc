import { lookupTable } from '../../model/lookup-table.ts';

/**
 * Terms of CSL that Kolofon's own style does not use: a name, perhaps a form, and one text, or one for a single thing
 * and one for several.
 */
const bokmal = `
ad:  e.Kr.
and others: med flere
anonymous: anonym
anonymous short: anon.
at: på
available at: tilgjengelig på
by: av
circa: cirka
circa short: ca.
cited: sitert
edition: utgave | utgaver
et-al: mfl.
forthcoming: kommende
from: fra
ibid: ibid.
in press: i trykken
internet: Internett
interview: intervju
letter: brev
loc-cit: loc.cit.
no date: uten dato
online: på nett
op-cit: op.cit.
original-work-published: opprinnelig utgitt
personal-communication: personlig kommunikasjon
presented at: presentert på
reference: referanse | referanser
reference short: ref.
retrieved: hentet
review-of: anmeldelse av
scale: målestokk
version: versjon
season-01: vår
season-02: sommer
season-03: høst
season-04: vinter
long-ordinal-01: første
long-ordinal-02: andre
long-ordinal-03: tredje
long-ordinal-04: fjerde
long-ordinal-05: femte
long-ordinal-06: sjette
long-ordinal-07: sjuende
long-ordinal-08: åttende
long-ordinal-09: niende
long-ordinal-10: tiende
book: bok | bøker
chapter: kapittel | kapitler
chapter short: kap.
column: spalte | spalter
column short: sp.
figure: figur | figurer
figure short: fig.
folio: folio | folioer
folio short: fol.
issue: nummer | numre
issue short: nr.
line: linje | linjer
line short: l.
note: note | noter
note short: n.
number: nummer | numre
number short: nr.
number-of-pages: side | sider
number-of-pages short: s.
number-of-volumes: bind | bind
number-of-volumes short: bd.
opus: opus | opus
page: side | sider
page short: s.
page-first: side | sider
page-first short: s.
paragraph: avsnitt | avsnitt
paragraph short: avsn.
part: del | deler
section: avsnitt | avsnitt
section short: avsn.
sub-verbo: under oppslagsordet | under oppslagsordene
sub-verbo short: s.v.
table: tabell | tabeller
table short: tab.
verse: vers | vers
volume: bind | bind
volume short: bd.
collection-editor: serieredaktør | serieredaktører
collection-editor short: serie-red.
composer: komponist | komponister
director: regissør | regissører
director short: regi
editor: redaktør | redaktører
editor short: red.
editorial-director: ansvarlig redaktør | ansvarlige redaktører
editortranslator: redaktør og oversetter | redaktører og oversettere
editortranslator short: red. og overs.
illustrator: illustratør | illustratører
illustrator short: ill.
interviewer: intervjuer | intervjuere
translator: oversetter | oversettere
translator short: overs.
container-author verb: av
collection-editor verb: redigert av
composer verb: komponert av
director verb: regissert av
editor verb: redigert av
editor verb-short: red.
editorial-director verb: redigert av
editortranslator verb: redigert og oversatt av
editortranslator verb-short: red. og overs.
illustrator verb: illustrert av
illustrator verb-short: ill.
interviewer verb: intervjuet av
recipient verb: til
reviewed-author verb: av
translator verb: oversatt av
translator verb-short: overs.
`;

const nynorsk = `
and others: med fleire
available at: tilgjengeleg på
edition: utgåve | utgåver
forthcoming: kommande
from: frå
no date: utan dato
original-work-published: opphavleg utgitt
personal-communication: personleg kommunikasjon
reference: referanse | referansar
retrieved: henta
review-of: melding av
season-03: haust
long-ordinal-06: sjette
long-ordinal-07: sjuande
long-ordinal-08: åttande
long-ordinal-09: niande
long-ordinal-10: tiande
book: bok | bøker
note: note | notar
number: nummer | nummer
issue: nummer | nummer
part: del | delar
table: tabell | tabellar
translator: omsetjar | omsetjarar
translator short: oms.
translator verb: omsett av
translator verb-short: oms.
editortranslator: redaktør og omsetjar | redaktørar og omsetjarar
editortranslator short: red. og oms.
editortranslator verb: redigert og omsett av
editortranslator verb-short: red. og oms.
editor: redaktør | redaktørar
interviewer: intervjuar | intervjuarar
interviewer verb: intervjua av
composer verb: komponert av
`;

const danish = `
and others: med flere
available at: tilgængelig på
cited: citeret
edition: udgave | udgaver
et-al: m.fl.
forthcoming: kommende
in press: i trykken
internet: internet
interview: interview
no date: uden dato
online: online
original-work-published: oprindeligt udgivet
personal-communication: personlig kommunikation
presented at: præsenteret ved
reference: reference | referencer
retrieved: hentet
review-of: anmeldelse af
scale: målestok
version: version
by: af
season-01: forår
season-03: efterår
long-ordinal-02: anden
long-ordinal-07: syvende
long-ordinal-08: ottende
book: bog | bøger
line: linje | linjer
part: del | dele
paragraph: afsnit | afsnit
paragraph short: afs.
section: afsnit | afsnit
section short: afs.
sub-verbo: under opslagsordet | under opslagsordene
column: spalte | spalter
editortranslator: redaktør og oversætter | redaktører og oversættere
editortranslator short: red. og overs.
interviewer: interviewer | interviewere
director: instruktør | instruktører
director short: instr.
director verb: instrueret af
translator: oversætter | oversættere
container-author verb: af
collection-editor verb: redigeret af
composer verb: komponeret af
editor verb: redigeret af
editorial-director verb: redigeret af
editortranslator verb: redigeret og oversat af
illustrator verb: illustreret af
interviewer verb: interviewet af
reviewed-author verb: af
translator verb: oversat af
`;

const swedish = `
and others: med flera
anonymous: anonym
at: på
available at: tillgänglig på
by: av
circa: cirka
cited: citerad
edition: upplaga | upplagor
et-al: m.fl.
forthcoming: kommande
from: från
in press: i tryck
interview: intervju
letter: brev
no date: utan datum
online: online
original-work-published: ursprungligen publicerad
personal-communication: personlig kommunikation
presented at: presenterad vid
reference: referens | referenser
retrieved: hämtad
review-of: recension av
scale: skala
version: version
season-03: höst
long-ordinal-01: första
long-ordinal-02: andra
long-ordinal-04: fjärde
long-ordinal-06: sjätte
long-ordinal-07: sjunde
long-ordinal-08: åttonde
long-ordinal-09: nionde
long-ordinal-10: tionde
book: bok | böcker
chapter: kapitel | kapitel
column: spalt | spalter
line: rad | rader
line short: r.
note: not | noter
number: nummer | nummer
issue: nummer | nummer
number-of-pages: sida | sidor
number-of-volumes: band | band
page: sida | sidor
page-first: sida | sidor
paragraph: stycke | stycken
paragraph short: st.
part: del | delar
section: avsnitt | avsnitt
sub-verbo: under uppslagsordet | under uppslagsorden
table: tabell | tabeller
verse: vers | verser
volume: volym | volymer
volume short: vol.
number-of-volumes short: bd
collection-editor: serieredaktör | serieredaktörer
composer: kompositör | kompositörer
director: regissör | regissörer
editor: redaktör | redaktörer
editorial-director: ansvarig utgivare | ansvariga utgivare
editortranslator: redaktör och översättare | redaktörer och översättare
editortranslator short: red. och övers.
illustrator: illustratör | illustratörer
interviewer: intervjuare | intervjuare
translator: översättare | översättare
translator short: övers.
collection-editor verb: redigerad av
composer verb: komponerad av
director verb: regisserad av
editor verb: redigerad av
editorial-director verb: redigerad av
editortranslator verb: redigerad och översatt av
editortranslator verb-short: red. och övers.
illustrator verb: illustrerad av
interviewer verb: intervjuad av
recipient verb: till
translator verb: översatt av
translator verb-short: övers.
`;

/** Later ones count. */
const layers: Readonly<Record<string, readonly string[]>> = lookupTable({
  da: [bokmal, danish],
  nb: [bokmal],
  nn: [bokmal, nynorsk],
  no: [bokmal],
  sv: [bokmal, swedish],
});

/** The terms of a Nordic language, as elements of a CSL locale file; nothing for any other language. */
export function nordicTerms(language: string): string {
  return (layers[language] ?? []).flatMap((layer) => layer.trim().split('\n').map(describeTerm)).join('');
}

function describeTerm(line: string): string {
  const [, name = '', form, one = '', many] =
    /^(.+?)(?: (short|verb|verb-short))?:\s+(.+?)(?: \| (.+))?$/.exec(line) ?? [];
  const text = many === undefined ? one : `<single>${one}</single><multiple>${many}</multiple>`;
  return `<term name="${name}"${form === undefined ? '' : ` form="${form}"`}>${text}</term>`;
}
