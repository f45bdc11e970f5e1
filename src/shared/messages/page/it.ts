import type { PageMessages } from './en.ts'

export const it = (): PageMessages => ({
  'page.sharedWith': 'Condiviso con Spool',
  'page.sharedBy': 'Condiviso da {name}',

  'path.label': 'Percorso',
  'path.up': 'Torna a {name}',
  'search.label': 'Cerca in questa cartella',
  'search.submit': 'Cerca',

  'summary.folders': '{count, plural, one {# cartella} many {# di cartelle} other {# cartelle}}',
  'summary.files': '{count, plural, one {# file} many {# di file} other {# file}}',
  'summary.items': '{count, plural, one {# elemento} many {# di elementi} other {# elementi}}',
  'summary.manyItems': '{number}+ elementi',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · pagina\u00a0{page}\u00a0di\u00a0{pages}',

  'column.name': 'Nome',
  'column.size': 'Dimensione',
  'column.date': 'Modifica',

  'sort.label': 'Ordine: {order}',
  'sort.name': 'Nome A–Z',
  'sort.nameReversed': 'Nome Z–A',
  'sort.newest': 'Più recenti',
  'sort.oldest': 'Meno recenti',
  'sort.largest': 'Più grandi',
  'sort.smallest': 'Più piccoli',

  'kind.folder': 'Cartella',
  'kind.image': 'Immagine',
  'kind.video': 'Video',
  'kind.audio': 'Audio',
  'kind.document': 'Documento',
  'kind.text': 'Testo',
  'kind.code': 'Codice sorgente',
  'kind.archive': 'Archivio',
  'kind.app': 'Programma',
  'kind.font': 'Carattere',
  'kind.other': 'File',

  'empty.title': 'Questa cartella è vuota',
  'empty.text': 'Ricarica la pagina per vedere i nuovi file.',

  'view.list': 'Elenco',
  'view.grid': 'Griglia',

  'download.all': 'Scarica tutto (ZIP)',
  'download.allSize': 'Scarica tutto (ZIP, {size})',
  'download.selected': 'Scarica selezione (ZIP)',
  'download.one': 'Scarica {name}',
  'select.start': 'Seleziona',
  'select.cancel': 'Annulla',
  'select.one': 'Seleziona {name}',

  'viewer.position': '{position} di {total}',
  'viewer.previous': 'Precedente',
  'viewer.next': 'Successivo',
  'viewer.download': 'Scarica',
  'viewer.original': 'Apri il file',
  'viewer.open': 'Apri {name}',
  'viewer.play': 'Riproduci {name}',
  'viewer.playlist': 'Playlist',
  'viewer.subtitles': 'Sottotitoli',
  'viewer.cut': 'Questo è l’inizio del file: {shown} di {size}.',
  'viewer.empty': 'Questo file è vuoto.',
  'viewer.noPreview': 'Non è disponibile un’anteprima per questo tipo di file.',
  'viewer.mayNotPlay': 'Se qui non si riproduce, scaricalo e aprilo in un’altra app.',

  'pager.top': 'Pagine, in alto',
  'pager.bottom': 'Pagine, in basso',
  'pager.previous': 'Precedente',
  'pager.next': 'Successiva',

  'search.searching': 'Ricerca in corso…',
  'search.found': '{count, plural, one {# trovato} many {# trovati} other {# trovati}}',
  'search.first': 'I primi {entries}: più parole ne trovano meno',
  'search.none.title': 'Nessun risultato',
  'search.none.text': 'La ricerca riguarda solo i nomi: in questa cartella e nelle sottocartelle.',
  'search.leave': 'Mostra tutti i file',

  'date.today': 'Oggi, {time}',
  'date.yesterday': 'Ieri, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': 'Vai alla cartella condivisa',
  'error.again': 'Riprova',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'La cartella condivisa al momento non c’è',
  'error.folder-gone.text':
    'Forse il disco è scollegato o la cartella è stata spostata. La condivisione riprende appena torna disponibile.',
  'error.malformed.title': 'Richiesta non comprensibile',
  'error.malformed.text': 'Non è HTTP valido. Il link potrebbe essere giusto: prova con un normale browser.',
  'error.not-listed.title': 'Questa cartella non si può sfogliare',
  'error.not-listed.text': 'Chi condivide ha disattivato l’elenco dei file. Chiedi il link esatto.',
  'error.too-many-entries.title': 'Questa cartella contiene troppi file',
  'error.too-many-entries.text':
    'Si possono scaricare con il loro link esatto. Chiedi a chi li condivide di suddividerli in cartelle.',
  'error.too-many-files.title': 'Questa cartella ha troppi file per un solo archivio',
  'error.too-many-files.text': 'Apri le cartelle che contiene e scaricale una alla volta.',
  'error.selection-empty.title': 'Non è selezionato nulla',
  'error.selection-empty.text': 'Torna indietro, seleziona i file e le cartelle che vuoi e scaricali.',
  'error.selection-changed.title': 'La tua selezione è cambiata',
  'error.selection-changed.text':
    'Nel frattempo qualcosa è stato spostato, rinominato o rimosso. Torna indietro, ricarica la pagina e seleziona di nuovo.',
  'error.service-worker.title': 'Qui niente service worker',
  'error.service-worker.text':
    'Resterebbe nel browser e risponderebbe al posto di tutto ciò che verrà condiviso a questo indirizzo.',
  'error.overload.title': 'C’è troppo traffico in questo momento',
  'error.overload.text':
    'Ci sono più download di quanti il computer che condivide possa gestirne. Riprova tra poco.',

  'error.400.title': 'Questo link non funziona',
  'error.400.text': 'L’indirizzo è danneggiato o incompleto. Riparti dalla cartella condivisa.',
  'error.403.title': 'Contenuto non aperto ai visitatori',
  'error.403.text':
    'Il computer che condivide non può aprire questo elemento, oppure non è un file. Rivolgiti a chi condivide.',
  'error.404.title': 'Non lo troviamo',
  'error.404.text':
    'Il file o la cartella potrebbe essere stato spostato, rinominato o rimosso. Cercalo nella cartella condivisa.',
  'error.405.title': 'Qui i file si possono solo leggere',
  'error.405.text': 'Puoi vedere e scaricare tutto, ma non caricare, modificare o eliminare.',
  'error.412.title': 'Il file è cambiato',
  'error.412.text':
    'Non è più la versione richiesta dal tuo programma. Aprilo di nuovo dalla cartella condivisa.',
  'error.414.title': 'Questo link è troppo lungo',
  'error.414.text':
    'Nessun file qui ha bisogno di un indirizzo così lungo. Riparti dalla cartella condivisa.',
  'error.416.title': 'Questa parte del file non esiste',
  'error.416.text':
    'Il file potrebbe essersi accorciato dall’inizio del download. Scaricalo di nuovo da capo.',
  'error.417.title': 'Questo non si può garantire qui',
  'error.417.text': 'Il tuo programma si aspetta qualcosa che Spool non offre. Prova con un normale browser.',
  'error.421.title': 'Non a questo indirizzo',
  'error.421.text':
    'Questo computer non ha il nome indicato nella barra degli indirizzi. Usa il link così come ti è stato dato.',
  'error.431.title': 'La richiesta è troppo grande',
  'error.431.text':
    'Il browser ha inviato più del dovuto, spesso vecchi cookie. Prova con una finestra privata.',
  'error.500.title': 'Qualcosa è andato storto',
  'error.500.text':
    'Il computer che condivide non è riuscito a leggere questo elemento. Riprova e, se succede ancora, avvisa chi condivide.',
  'error.501.title': 'Spool non sa farlo',
  'error.501.text':
    'Il tuo programma ha chiesto qualcosa di diverso dalla lettura di un file. Prova con un normale browser.',
  'error.503.title': 'Non disponibile in questo momento',
  'error.503.text': 'Un altro programma sul computer che condivide sta usando questo file. Riprova tra poco.',
  'error.blocked.title': 'Non puoi aprire questa condivisione',
  'error.blocked.text':
    'Chi condivide questa cartella ha bloccato il tuo dispositivo. Se pensi che sia un errore, chiedi spiegazioni.',
  'error.505.title': 'Versione di HTTP non supportata',
  'error.505.text': 'Il tuo programma usa un’altra versione di HTTP. Prova con un normale browser.',
  'share.items': 'File condivisi',

  'door.pin.title': 'Inserisci il PIN',
  'door.pin.text': 'Chi condivide questa cartella può dirtelo.',
  'door.pin.label': 'PIN',
  'door.pin.open': 'Apri',
  'door.wrong.title': 'Il PIN non è corretto',
  'door.wrong.text': 'Controllalo e riprova, oppure chiedi il link.',
  'door.wait.title': 'Troppi PIN errati',
  'door.wait.text': 'Riprova più tardi o chiedi il link. Minuti di attesa: {minutes}.',
  'door.asking.title': 'In attesa di poter entrare',
  'door.asking.text':
    'La richiesta è arrivata a chi condivide questa cartella. Si aprirà qui appena potrai entrare.',
  'door.denied.title': 'Non ti è stato permesso di entrare',
  'door.denied.text':
    'Chi condivide questa cartella ha detto di no. Se pensi che sia un errore, chiedi spiegazioni.',
  'door.expired.title': 'Questa richiesta è scaduta',
  'door.expired.text': 'Chiedi di nuovo se vuoi ancora aprire la cartella condivisa.',
  'door.expired.again': 'Chiedi di nuovo',
  'door.many.title': 'Troppe richieste in sospeso',
  'door.many.text': 'Aspetta la risposta alla prima o riprova tra cinque minuti.',
  'door.missing.title': 'Qui non c’è nulla',
  'door.missing.text':
    'L’indirizzo è incompleto o non è più valido. Usa il link esattamente come l’hai ricevuto o scansiona di nuovo il codice.',
})
