import type { PageMessages } from './en.ts'

export const de = (): PageMessages => ({
  'page.sharedWith': 'Geteilt mit Spool',
  'page.sharedBy': 'Geteilt von {name}',

  'path.label': 'Pfad',
  'path.up': 'Zurück zu {name}',
  'search.label': 'In diesem Ordner suchen',
  'search.submit': 'Suchen',

  'summary.folders': '{count, plural, one {# Ordner} other {# Ordner}}',
  'summary.files': '{count, plural, one {# Datei} other {# Dateien}}',
  'summary.items': '{count, plural, one {# Element} other {# Elemente}}',
  'summary.manyItems': '{number}+ Elemente',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · Seite\u00a0{page}\u00a0von\u00a0{pages}',

  'column.name': 'Name',
  'column.size': 'Größe',
  'column.date': 'Geändert',

  'sort.label': 'Sortierung: {order}',
  'sort.name': 'Name A–Z',
  'sort.nameReversed': 'Name Z–A',
  'sort.newest': 'Neueste zuerst',
  'sort.oldest': 'Älteste zuerst',
  'sort.largest': 'Größte zuerst',
  'sort.smallest': 'Kleinste zuerst',

  'kind.folder': 'Ordner',
  'kind.image': 'Bild',
  'kind.video': 'Video',
  'kind.audio': 'Audio',
  'kind.document': 'Dokument',
  'kind.text': 'Text',
  'kind.code': 'Quelltext',
  'kind.archive': 'Archiv',
  'kind.app': 'Programm',
  'kind.font': 'Schriftart',
  'kind.other': 'Datei',

  'empty.title': 'Dieser Ordner ist leer',
  'empty.text': 'Neue Dateien erscheinen hier, wenn du die Seite neu lädst.',

  'view.list': 'Liste',
  'view.grid': 'Raster',

  'download.all': 'Alles herunterladen (ZIP)',
  'download.allSize': 'Alles herunterladen (ZIP, {size})',
  'download.selected': 'Auswahl herunterladen (ZIP)',
  'download.one': '{name} herunterladen',
  'select.start': 'Auswählen',
  'select.cancel': 'Abbrechen',
  'select.one': '{name} auswählen',

  'viewer.position': '{position} von {total}',
  'viewer.previous': 'Vorherige',
  'viewer.next': 'Nächste',
  'viewer.download': 'Herunterladen',
  'viewer.original': 'Datei öffnen',
  'viewer.open': '{name} öffnen',
  'viewer.play': '{name} abspielen',
  'viewer.playlist': 'Wiedergabeliste',
  'viewer.subtitles': 'Untertitel',
  'viewer.cut': 'Das ist der Anfang der Datei: {shown} von {size}.',
  'viewer.empty': 'Diese Datei ist leer.',
  'viewer.noPreview': 'Für diese Art von Datei gibt es keine Vorschau.',
  'viewer.mayNotPlay':
    'Wenn sich die Datei hier nicht abspielen lässt, lade sie herunter und öffne sie in einer anderen App.',

  'pager.top': 'Seiten, oben',
  'pager.bottom': 'Seiten, unten',
  'pager.previous': 'Zurück',
  'pager.next': 'Weiter',

  'search.searching': 'Suche läuft …',
  'search.found': '{count, plural, one {# gefunden} other {# gefunden}}',
  'search.first': 'Die ersten {entries}: Mehr Wörter finden weniger',
  'search.none.title': 'Nichts gefunden',
  'search.none.text': 'Gesucht wird nur nach Namen: in diesem Ordner und in den Ordnern darunter.',
  'search.leave': 'Alle Dateien zeigen',

  'date.today': 'Heute, {time}',
  'date.yesterday': 'Gestern, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': 'Zum geteilten Ordner',
  'error.again': 'Noch einmal versuchen',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'Der geteilte Ordner ist gerade nicht da',
  'error.folder-gone.text':
    'Vielleicht ist das Laufwerk nicht angeschlossen, oder der Ordner wurde verschoben. Sobald er wieder da ist, geht es weiter.',
  'error.malformed.title': 'Diese Anfrage ist nicht zu verstehen',
  'error.malformed.text':
    'Sie ist kein gültiges HTTP. Nimm einen gewöhnlichen Browser; der Link selbst kann trotzdem stimmen.',
  'error.not-listed.title': 'Hier lässt sich nicht stöbern',
  'error.not-listed.text':
    'Wer den Ordner teilt, hat die Übersicht abgeschaltet. Frag dort nach dem genauen Link.',
  'error.too-many-entries.title': 'Zu viele Dateien für eine Übersicht',
  'error.too-many-entries.text':
    'Mit ihrem genauen Link lassen sie sich herunterladen. Bitte darum, sie auf mehrere Ordner zu verteilen.',
  'error.too-many-files.title': 'Dieser Ordner hat zu viele Dateien für ein Archiv',
  'error.too-many-files.text': 'Öffne die Ordner darin und lade sie einzeln herunter.',
  'error.selection-empty.title': 'Es ist nichts ausgewählt',
  'error.selection-empty.text':
    'Geh zurück, wähle die gewünschten Dateien und Ordner aus und lade sie herunter.',
  'error.selection-changed.title': 'Deine Auswahl hat sich geändert',
  'error.selection-changed.text':
    'Inzwischen wurde etwas verschoben, umbenannt oder gelöscht. Geh zurück, lade die Seite neu und wähle noch einmal aus.',
  'error.service-worker.title': 'Service Worker gibt es hier nicht',
  'error.service-worker.text':
    'Er würde im Browser bleiben und für alles antworten, was später unter dieser Adresse geteilt wird.',
  'error.overload.title': 'Hier ist gerade zu viel los',
  'error.overload.text':
    'Es wird mehr heruntergeladen, als der Computer bewältigen kann. Versuch es gleich noch einmal.',

  'error.400.title': 'Dieser Link funktioniert nicht',
  'error.400.text':
    'Die Adresse ist beschädigt oder unvollständig. Geh vom geteilten Ordner aus und such von dort weiter.',
  'error.403.title': 'Das ist nicht für Gäste',
  'error.403.text':
    'Der Computer darf das nicht öffnen, oder es ist keine Datei. Frag nach bei der Person, die den Ordner teilt.',
  'error.404.title': 'Das ist hier nicht zu finden',
  'error.404.text':
    'Vielleicht wurde die Datei oder der Ordner verschoben, umbenannt oder gelöscht. Sieh im geteilten Ordner nach.',
  'error.405.title': 'Dateien lassen sich hier nur lesen',
  'error.405.text': 'Du kannst alles ansehen und herunterladen, aber nichts hochladen, ändern oder löschen.',
  'error.412.title': 'Die Datei hat sich geändert',
  'error.412.text':
    'Die Fassung, die dein Programm verlangt, gibt es nicht mehr. Öffne die Datei noch einmal im geteilten Ordner.',
  'error.414.title': 'Dieser Link ist zu lang',
  'error.414.text': 'So lang ist hier keine Adresse. Geh vom geteilten Ordner aus und such von dort weiter.',
  'error.416.title': 'Diesen Teil der Datei gibt es nicht',
  'error.416.text':
    'Vielleicht ist die Datei seit Beginn des Downloads kürzer geworden. Lade sie noch einmal von vorn herunter.',
  'error.417.title': 'Das kann hier niemand versprechen',
  'error.417.text':
    'Dein Programm erwartet etwas, das Spool nicht bietet. Mit einem gewöhnlichen Browser geht es.',
  'error.421.title': 'Nicht unter dieser Adresse',
  'error.421.text':
    'Dieser Computer heißt nicht so, wie es in der Adresszeile steht. Nimm den Link genau so, wie du ihn bekommen hast.',
  'error.431.title': 'Die Anfrage ist zu groß',
  'error.431.text':
    'Dein Browser hat mehr mitgeschickt als nötig, oft sind es alte Cookies. Ein privates Fenster hilft.',
  'error.500.title': 'Da ist etwas schiefgegangen',
  'error.500.text':
    'Der Computer konnte das nicht lesen. Versuch es noch einmal, und gib Bescheid, wenn es wieder passiert.',
  'error.501.title': 'Das kann Spool nicht',
  'error.501.text':
    'Dein Programm wollte etwas anderes, als eine Datei zu lesen. Mit einem gewöhnlichen Browser geht es.',
  'error.503.title': 'Gerade nicht verfügbar',
  'error.503.text':
    'Ein anderes Programm auf dem Computer benutzt diese Datei gerade. Versuch es gleich noch einmal.',
  'error.blocked.title': 'Kein Zugriff auf diese Freigabe',
  'error.blocked.text':
    'Wer diesen Ordner teilt, hat dein Gerät blockiert. Frag nach, falls du das für ein Versehen hältst.',
  'error.505.title': 'Diese HTTP-Version gibt es hier nicht',
  'error.505.text':
    'Dein Programm verwendet eine andere Version von HTTP. Mit einem gewöhnlichen Browser geht es.',
  'share.items': 'Geteilte Dateien',

  'door.pin.title': 'Gib die PIN ein',
  'door.pin.text': 'Wer diesen Ordner teilt, kann sie dir sagen.',
  'door.pin.label': 'PIN',
  'door.pin.open': 'Öffnen',
  'door.wrong.title': 'Das ist nicht die PIN',
  'door.wrong.text': 'Sieh noch einmal nach, oder lass dir den Link geben.',
  'door.wait.title': 'Zu viele falsche PINs',
  'door.wait.text':
    'Versuch es später noch einmal, oder lass dir den Link geben. Wartezeit in Minuten: {minutes}.',
  'door.asking.title': 'Warten auf Einlass',
  'door.asking.text':
    'Wer diesen Ordner teilt, wird gerade gefragt. Sobald du eingelassen wirst, öffnet er sich hier.',
  'door.denied.title': 'Du wurdest nicht eingelassen',
  'door.denied.text':
    'Wer diesen Ordner teilt, hat abgelehnt. Frag nach, falls du das für ein Versehen hältst.',
  'door.expired.title': 'Diese Anfrage ist abgelaufen',
  'door.expired.text': 'Frag noch einmal, wenn du den geteilten Ordner weiterhin öffnen möchtest.',
  'door.expired.again': 'Noch einmal fragen',
  'door.many.title': 'Zu viele offene Anfragen',
  'door.many.text': 'Warte auf die Antwort auf die erste, oder versuch es in fünf Minuten noch einmal.',
  'door.missing.title': 'Hier ist nichts',
  'door.missing.text':
    'Die Adresse ist unvollständig oder nicht mehr gültig. Verwende den Link genau so, wie du ihn bekommen hast, oder scanne den Code noch einmal.',
})
