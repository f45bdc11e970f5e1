import type { PageMessages } from './en.ts'

export const nl = (): PageMessages => ({
  'page.sharedWith': 'Gedeeld met Spool',
  'page.sharedBy': 'Gedeeld door {name}',

  'path.label': 'Pad',
  'path.up': 'Terug naar {name}',
  'search.label': 'Zoeken in deze map',
  'search.submit': 'Zoeken',

  'summary.folders': '{count, plural, one {# map} other {# mappen}}',
  'summary.files': '{count, plural, one {# bestand} other {# bestanden}}',
  'summary.items': '{count, plural, one {# item} other {# items}}',
  'summary.manyItems': '{number}+ items',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · pagina\u00a0{page}\u00a0van\u00a0{pages}',

  'column.name': 'Naam',
  'column.size': 'Grootte',
  'column.date': 'Gewijzigd',

  'sort.label': 'Volgorde: {order}',
  'sort.name': 'Naam A–Z',
  'sort.nameReversed': 'Naam Z–A',
  'sort.newest': 'Nieuwste eerst',
  'sort.oldest': 'Oudste eerst',
  'sort.largest': 'Grootste eerst',
  'sort.smallest': 'Kleinste eerst',

  'kind.folder': 'Map',
  'kind.image': 'Afbeelding',
  'kind.video': 'Video',
  'kind.audio': 'Audio',
  'kind.document': 'Document',
  'kind.text': 'Tekst',
  'kind.code': 'Broncode',
  'kind.archive': 'Archief',
  'kind.app': 'Programma',
  'kind.font': 'Lettertype',
  'kind.other': 'Bestand',

  'empty.title': 'Deze map is leeg',
  'empty.text': 'Laad de pagina opnieuw om nieuwe bestanden te zien.',

  'view.list': 'Lijst',
  'view.grid': 'Raster',

  'download.all': 'Alles downloaden (ZIP)',
  'download.allSize': 'Alles downloaden (ZIP, {size})',
  'download.selected': 'Selectie downloaden (ZIP)',
  'download.one': '{name} downloaden',
  'select.start': 'Selecteren',
  'select.cancel': 'Annuleren',
  'select.one': '{name} selecteren',

  'viewer.position': '{position} van {total}',
  'viewer.previous': 'Vorige',
  'viewer.next': 'Volgende',
  'viewer.download': 'Downloaden',
  'viewer.original': 'Bestand openen',
  'viewer.open': '{name} openen',
  'viewer.play': '{name} afspelen',
  'viewer.playlist': 'Afspeellijst',
  'viewer.subtitles': 'Ondertitels',
  'viewer.cut': 'Dit is het begin van het bestand: {shown} van {size}.',
  'viewer.empty': 'Dit bestand is leeg.',
  'viewer.noPreview': 'Van dit soort bestand is er geen voorbeeld.',
  'viewer.mayNotPlay': 'Speelt het hier niet af? Download het dan en open het in een andere app.',

  'pager.top': 'Pagina’s, boven',
  'pager.bottom': 'Pagina’s, onder',
  'pager.previous': 'Vorige',
  'pager.next': 'Volgende',

  'search.searching': 'Zoeken…',
  'search.found': '{count, plural, one {# gevonden} other {# gevonden}}',
  'search.first': 'De eerste {entries}: meer woorden vinden er minder',
  'search.none.title': 'Niets gevonden',
  'search.none.text': 'Er wordt alleen op naam gezocht: in deze map en de mappen daaronder.',
  'search.leave': 'Alle bestanden tonen',

  'date.today': 'Vandaag, {time}',
  'date.yesterday': 'Gisteren, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': 'Naar de gedeelde map',
  'error.again': 'Probeer het opnieuw',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'De gedeelde map is er even niet',
  'error.folder-gone.text':
    'Misschien is de schijf losgekoppeld of is de map verplaatst. Zodra de map terug is, gaat het delen verder.',
  'error.malformed.title': 'Dit verzoek is niet te begrijpen',
  'error.malformed.text':
    'Het is geen geldig HTTP. De link kan wel kloppen: probeer het met een gewone browser.',
  'error.not-listed.title': 'Hier kun je niet rondkijken',
  'error.not-listed.text': 'Degene die deelt, heeft het overzicht uitgezet. Vraag om de precieze link.',
  'error.too-many-entries.title': 'Deze map bevat te veel bestanden',
  'error.too-many-entries.text':
    'Met hun precieze link kun je ze downloaden. Vraag degene die deelt om ze over mappen te verdelen.',
  'error.too-many-files.title': 'Deze map heeft te veel bestanden voor één archief',
  'error.too-many-files.text': 'Open de mappen erin en download ze een voor een.',
  'error.selection-empty.title': 'Er is niets geselecteerd',
  'error.selection-empty.text': 'Ga terug, selecteer de bestanden en mappen die je wilt en download ze.',
  'error.selection-changed.title': 'Je selectie is veranderd',
  'error.selection-changed.text':
    'Er is intussen iets verplaatst, hernoemd of verwijderd. Ga terug, laad de pagina opnieuw en selecteer nog een keer.',
  'error.service-worker.title': 'Geen service workers hier',
  'error.service-worker.text':
    'Die zou in de browser blijven en antwoorden voor alles wat later op dit adres wordt gedeeld.',
  'error.overload.title': 'Het is hier even te druk',
  'error.overload.text':
    'Er wordt meer gedownload dan de computer die deelt aankan. Probeer het zo meteen opnieuw.',

  'error.400.title': 'Deze link werkt niet',
  'error.400.text':
    'Het adres is beschadigd of onvolledig. Begin bij de gedeelde map en zoek van daaruit verder.',
  'error.403.title': 'Dit is niet open voor bezoekers',
  'error.403.text':
    'De computer die deelt mag dit niet openen, of het is geen bestand. Vraag het aan degene die deelt.',
  'error.404.title': 'We kunnen dit niet vinden',
  'error.404.text':
    'Het bestand of de map is misschien verplaatst, hernoemd of verwijderd. Zoek ernaar in de gedeelde map.',
  'error.405.title': 'Bestanden zijn hier alleen te lezen',
  'error.405.text': 'Je kunt alles bekijken en downloaden, maar niets uploaden, wijzigen of verwijderen.',
  'error.412.title': 'Het bestand is veranderd',
  'error.412.text':
    'Dit is niet meer de versie waar je programma om vroeg. Open het opnieuw vanuit de gedeelde map.',
  'error.414.title': 'Deze link is te lang',
  'error.414.text': 'Geen enkel bestand hier heeft zo’n lang adres. Begin bij de gedeelde map.',
  'error.416.title': 'Dat deel van het bestand bestaat niet',
  'error.416.text':
    'Misschien is het bestand korter geworden sinds de download begon. Download het opnieuw vanaf het begin.',
  'error.417.title': 'Dat kan hier niet beloofd worden',
  'error.417.text': 'Je programma verwacht iets wat Spool niet biedt. Met een gewone browser lukt het wel.',
  'error.421.title': 'Niet op dit adres',
  'error.421.text':
    'Deze computer heet anders dan er in de adresbalk staat. Gebruik de link precies zoals je die hebt gekregen.',
  'error.431.title': 'Het verzoek is te groot',
  'error.431.text':
    'Je browser stuurde te veel mee, vaak zijn het oude cookies. Probeer het in een privévenster.',
  'error.500.title': 'Er ging iets mis',
  'error.500.text':
    'De computer die deelt kon dit niet lezen. Probeer het opnieuw en laat het weten als het nog eens gebeurt.',
  'error.501.title': 'Dat kan Spool niet',
  'error.501.text':
    'Je programma vroeg om iets anders dan het lezen van een bestand. Met een gewone browser lukt het wel.',
  'error.503.title': 'Nu even niet beschikbaar',
  'error.503.text':
    'Een ander programma op de computer die deelt gebruikt dit bestand. Probeer het zo meteen opnieuw.',
  'error.blocked.title': 'Je kunt deze share niet openen',
  'error.blocked.text':
    'De persoon die deze map deelt, heeft je apparaat geblokkeerd. Vraag het na als je denkt dat dit een vergissing is.',
  'error.505.title': 'Deze HTTP-versie wordt niet ondersteund',
  'error.505.text': 'Je programma gebruikt een andere versie van HTTP. Met een gewone browser lukt het wel.',
  'share.items': 'Gedeelde bestanden',

  'door.pin.title': 'Voer de pincode in',
  'door.pin.text': 'De persoon die deze map deelt, kan je die geven.',
  'door.pin.label': 'Pincode',
  'door.pin.open': 'Openen',
  'door.wrong.title': 'Dat is niet de pincode',
  'door.wrong.text': 'Controleer hem en probeer het opnieuw, of vraag om de link.',
  'door.wait.title': 'Te veel onjuiste pincodes',
  'door.wait.text': 'Probeer het later opnieuw of vraag om de link. Minuten wachten: {minutes}.',
  'door.asking.title': 'Wachten op toegang',
  'door.asking.text':
    'De persoon die deze map deelt, heeft je verzoek gekregen. De map gaat hier open zodra je wordt toegelaten.',
  'door.denied.title': 'Je bent niet toegelaten',
  'door.denied.text':
    'De persoon die deze map deelt, heeft nee gezegd. Vraag het na als je denkt dat dit een vergissing is.',
  'door.expired.title': 'Dit verzoek is verlopen',
  'door.expired.text': 'Vraag het opnieuw als je de gedeelde map nog wilt openen.',
  'door.expired.again': 'Opnieuw vragen',
  'door.many.title': 'Er staan te veel verzoeken open',
  'door.many.text': 'Wacht op het antwoord op het eerste, of probeer het over vijf minuten opnieuw.',
  'door.missing.title': 'Hier is niets',
  'door.missing.text':
    'Het adres is onvolledig of niet meer geldig. Gebruik de link precies zoals je hem hebt gekregen, of scan de code opnieuw.',
})
